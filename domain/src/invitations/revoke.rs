use super::{invite::may_invite, list_invitations::own};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
};
use model::{InvitationId, Problem, Subject};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use tables::invitation;

/// Ends an invitation. Who came by it stays.
pub async fn revoke(cx: &Cx, id: InvitationId) -> Result<()> {
    may_invite(cx).await?;
    let txn = cx.begin().await?;
    let now = invitation::ActiveModel { revoked_at: Set(Some(cx.now)), ..Default::default() };
    let of = invitation::Entity::update_many().set(now).filter(invitation::Column::Id.eq(id)).filter(own(cx)?);
    if of.filter(invitation::Column::RevokedAt.is_null()).exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    audit::record(&txn, cx, Entry { act: "invitation-revoked", object: Some(Subject::Invitation(id)), ..Entry::default() }).await?;
    txn.commit().await
}
