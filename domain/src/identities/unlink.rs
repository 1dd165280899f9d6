use super::news::IdentityUnlinked;
use crate::{
    audit,
    cx::Cx,
    db::hold,
    failure::{Failure, Result},
    outbox::announce,
    policy::identities::may_unlink,
};
use model::{IdentityId, MemberId, Problem};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::{identity as identities, member};

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
    let row = find(&txn, me, identity).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    may_unlink(&cx.actor, !row.password_hash.is_empty(), row.others)?;
    identities::Entity::delete_by_id(identity).exec(&txn).await?;
    let entry = audit::Entry { act: "identity-unlinked", member: Some(me), detail: row.label, ..Default::default() };
    audit::record(&txn, cx, entry).await?;
    announce(&txn, cx, IdentityUnlinked { member: me, at: cx.now }).await?;
    txn.commit().await
}

async fn find(txn: &impl ConnectionTrait, me: MemberId, identity: IdentityId) -> Result<Option<Row>> {
    let own = identities::Entity::find().inner_join(member::Entity).filter(identities::Column::MemberId.eq(me)).select_only();
    let own = own.column(identities::Column::Id).column(identities::Column::Label).column(member::Column::PasswordHash);
    let own: Vec<(IdentityId, String, String)> = own.into_tuple().all(txn).await?;
    let others = i64::try_from(own.len()).unwrap_or(i64::MAX) - 1;
    let this = own.into_iter().find(|(id, _, _)| *id == identity);
    Ok(this.map(|(_, label, password_hash)| Row { label, password_hash, others }))
}
