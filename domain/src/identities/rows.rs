//! Rows of `identities`, inside the transactions of the verbs.

use super::Proved;
use crate::{
    cx::Cx,
    failure::{Failure, Result, breaks_unique},
};
use model::{IdentityId, MemberId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, NotSet, QueryFilter};
use tables::{identity, member};

#[derive(DerivePartialModel)]
#[sea_orm(entity = "identity::Entity")]
pub(super) struct Known {
    pub id: IdentityId,
    pub member_id: MemberId,
    #[sea_orm(from_expr = "member::Column::ErasedAt")]
    pub erased_at: Option<i64>,
}

/// Whose it is, if anybody's.
pub(super) async fn find(conn: &impl ConnectionTrait, proved: &Proved) -> Result<Option<Known>> {
    let who = identity::Entity::find().inner_join(member::Entity).filter(identity::Column::Issuer.eq(proved.issuer.as_str()));
    Ok(who.filter(identity::Column::Subject.eq(proved.subject.as_str())).into_partial_model().one(conn).await?)
}

/// Notes a use, and what the provider calls the account by now.
pub(super) async fn touch(txn: &impl ConnectionTrait, cx: &Cx, id: IdentityId, proved: &Proved) -> Result<()> {
    let use_of = identity::ActiveModel { used_at: Set(cx.now), email: Set(proved.email.clone()), ..Default::default() };
    identity::Entity::update_many().set(use_of).filter(identity::Column::Id.eq(id)).exec(txn).await?;
    Ok(())
}

/// None if another request was faster to link it to somebody.
pub(super) async fn insert(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, proved: &Proved) -> Result<Option<IdentityId>> {
    let row = identity::ActiveModel {
        id: NotSet,
        member_id: Set(member),
        issuer: Set(proved.issuer.clone()),
        subject: Set(proved.subject.clone()),
        provider: Set(proved.provider.clone()),
        label: Set(proved.label.clone()),
        email: Set(proved.email.clone()),
        linked_at: Set(cx.now),
        used_at: Set(cx.now),
    };
    match identity::Entity::insert(row).exec(txn).await {
        Ok(done) => Ok(Some(done.last_insert_id)),
        Err(error) if breaks_unique(&error, "identities", "issuer") => Ok(None),
        Err(error) => Err(Failure::from(error)),
    }
}
