//! Rows of `identities`, inside the transactions of the verbs.

use super::Proved;
use crate::{
    cx::Cx,
    db::{one, run},
    failure::{Failure, Result, breaks_unique},
};
use model::{IdentityId, MemberId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, NotSet};
use tables::identity;

#[derive(FromQueryResult)]
pub(super) struct Known {
    pub id: i64,
    pub member_id: i64,
    pub erased_at: Option<i64>,
}

/// Whose it is, if anybody's.
pub(super) async fn find(conn: &impl ConnectionTrait, proved: &Proved) -> Result<Option<Known>> {
    let sql = "SELECT i.id, i.member_id, m.erased_at FROM identities i JOIN members m ON m.id = i.member_id WHERE i.issuer = $1 AND i.subject = $2";
    one(conn, sql, vec![proved.issuer.clone().into(), proved.subject.clone().into()]).await
}

/// Notes a use, and what the provider calls the account by now.
pub(super) async fn touch(txn: &impl ConnectionTrait, cx: &Cx, id: i64, proved: &Proved) -> Result<()> {
    let sql = "UPDATE identities SET used_at = $2, email = $3 WHERE id = $1";
    run(txn, sql, vec![id.into(), cx.now.into(), proved.email.clone().into()]).await?;
    Ok(())
}

/// None if another request was faster to link it to somebody.
pub(super) async fn insert(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, proved: &Proved) -> Result<Option<IdentityId>> {
    let row = identity::ActiveModel {
        id: NotSet,
        member_id: Set(member.0),
        issuer: Set(proved.issuer.clone()),
        subject: Set(proved.subject.clone()),
        provider: Set(proved.provider.clone()),
        label: Set(proved.label.clone()),
        email: Set(proved.email.clone()),
        linked_at: Set(cx.now),
        used_at: Set(cx.now),
    };
    match identity::Entity::insert(row).exec(txn).await {
        Ok(done) => Ok(Some(IdentityId(done.last_insert_id))),
        Err(error) if breaks_unique(&error, "identities", "issuer") => Ok(None),
        Err(error) => Err(Failure::from(error)),
    }
}
