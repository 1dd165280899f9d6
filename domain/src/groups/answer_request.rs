//! Keepers answer those who ask to be let in; the asker hears of it.

use super::{GroupRow, access, membership, stories};
use crate::{
    cx::Cx,
    db::Txn,
    failure::Result,
    policy::{Cleared, groups::Act},
};
use model::{GroupId, GroupRole, MemberId, Problem};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::group_request;

/// Lets somebody in who asked.
pub async fn accept_request(cx: &Cx, id: GroupId, member: MemberId) -> Result<()> {
    let txn = cx.begin().await?;
    let row = take(&txn, cx, id, member).await?;
    membership::begin(&txn, cx, id, member, GroupRole::Member).await?;
    membership::tell(&txn, cx, &row, member, &stories::ACCEPTED).await?;
    txn.commit().await
}

/// Says no to somebody who asked. They may ask again.
pub async fn decline_request(cx: &Cx, id: GroupId, member: MemberId) -> Result<()> {
    let txn = cx.begin().await?;
    let row = take(&txn, cx, id, member).await?;
    membership::tell(&txn, cx, &row, member, &stories::DECLINED).await?;
    txn.commit().await
}

/// Takes the request out of the list. Of two keepers who answer at once the second finds none.
async fn take(txn: &Txn, cx: &Cx, id: GroupId, member: MemberId) -> Result<Cleared<GroupRow>> {
    let row = access::held(txn, cx, id, Act::Keep).await?;
    let asked = group_request::Entity::delete_many()
        .filter(group_request::Column::GroupId.eq(id))
        .filter(group_request::Column::MemberId.eq(member))
        .filter(group_request::Column::InvitedBy.is_null());
    if asked.exec(txn).await?.rows_affected == 0 { Err(Problem::NotFound.into()) } else { Ok(row) }
}
