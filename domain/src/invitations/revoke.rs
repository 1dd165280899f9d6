use super::{invite::may_invite, list_invitations::own};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::Txn,
    failure::Result,
    taken::{self, Kept, Kind, Taken},
};
use model::{InvitationId, Problem, Subject};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tables::invitation;

/// Ends an invitation, which can be taken back for a while. Who came by it stays.
pub async fn revoke(cx: &Cx, id: InvitationId) -> Result<Taken> {
    may_invite(cx).await?;
    let txn = cx.begin().await?;
    let now = invitation::ActiveModel { revoked_at: Set(Some(cx.now)), ..Default::default() };
    let of = invitation::Entity::update_many().set(now).filter(invitation::Column::Id.eq(id)).filter(own(cx)?);
    if of.filter(invitation::Column::RevokedAt.is_null()).exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    audit::record(&txn, cx, Entry { act: "invitation-revoked", object: Some(Subject::Invitation(id)), ..Entry::default() }).await?;
    let taken = taken::keep(&txn, cx, Kind::Invitation, id.0, Vec::new()).await?;
    txn.commit().await?;
    Ok(taken)
}

/// The invitation is open again.
pub(crate) async fn bring_invitation_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    may_invite(cx).await?;
    let id = InvitationId(kept.object);
    let of = invitation::Entity::update_many().col_expr(invitation::Column::RevokedAt, Expr::value(None::<i64>)).filter(own(cx)?);
    if of.filter(invitation::Column::Id.eq(id)).exec(txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    audit::record(txn, cx, Entry { act: "brought-back", object: Some(Subject::Invitation(id)), ..Entry::default() }).await
}
