use super::{access, membership};
use crate::{cx::Cx, failure::Result, policy::groups::Act};
use model::{GroupId, MemberId, Problem};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::group_request;

/// The asker takes their request back, or declines an invitation. With `member`, a keeper takes an invitation back.
pub async fn take_back(cx: &Cx, id: GroupId, member: Option<MemberId>) -> Result<()> {
    let me = cx.member()?.id;
    let whose = member.filter(|member| *member != me);
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, if whose.is_some() { Act::Keep } else { Act::TakeBack }).await?;
    let of = whose.unwrap_or(me);
    let waiting = group_request::Entity::delete_many().filter(group_request::Column::GroupId.eq(id)).filter(group_request::Column::MemberId.eq(of));
    // A keeper answers requests; only invitations are theirs to take back.
    let waiting = if whose.is_some() { waiting.filter(group_request::Column::InvitedBy.is_not_null()) } else { waiting };
    if waiting.exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    // Who is not invited any more should not be led to a page that is not there for them.
    if row.hidden {
        membership::forget_notices(&txn, &row, of).await?;
    }
    txn.commit().await
}
