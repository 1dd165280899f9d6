use super::news::IdentityUnlinked;
use crate::{
    audit,
    cx::Cx,
    db::{hold, one, run},
    failure::{Failure, Result},
    outbox::announce,
    policy::identities::may_unlink,
};
use model::{IdentityId, Problem};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Row {
    label: String,
    password_hash: String,
    others: i64,
}

/// Takes an account away from the asker's ways in, unless it is the last.
pub async fn unlink(cx: &Cx, identity: IdentityId) -> Result<()> {
    let me = cx.confirmed()?.id;
    let txn = cx.begin().await?;
    // Of two that are taken away at the same time one must see the other.
    hold(&txn, "members WHERE id = $1", me.0).await?;
    let row = find(&txn, me.0, identity).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    may_unlink(&cx.actor, !row.password_hash.is_empty(), row.others)?;
    run(&txn, "DELETE FROM identities WHERE id = $1", vec![identity.0.into()]).await?;
    let entry = audit::Entry { act: "identity-unlinked", member: Some(me), detail: row.label, ..Default::default() };
    audit::record(&txn, cx, entry).await?;
    announce(&txn, cx, IdentityUnlinked { member: me, at: cx.now }).await?;
    txn.commit().await
}

async fn find(txn: &impl ConnectionTrait, me: i64, identity: IdentityId) -> Result<Option<Row>> {
    let sql = "SELECT i.label, m.password_hash, (SELECT COUNT(*) FROM identities o WHERE o.member_id = $2 AND o.id <> $1) AS others \
               FROM identities i JOIN members m ON m.id = i.member_id WHERE i.id = $1 AND i.member_id = $2";
    one(txn, sql, vec![identity.0.into(), me.into()]).await
}
