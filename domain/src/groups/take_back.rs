use super::{access, sql};
use crate::{cx::Cx, db::run, failure::Result, policy::groups::Act};
use model::{GroupId, MemberId};
use sea_orm::EntityTrait;
use tables::group_request;

/// The asker takes their request back, or declines an invitation. With `member`, a keeper takes an invitation back.
pub async fn take_back(cx: &Cx, id: GroupId, member: Option<MemberId>) -> Result<()> {
    let me = cx.member()?.id;
    let whose = member.filter(|member| *member != me);
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, if whose.is_some() { Act::Keep } else { Act::TakeBack }).await?;
    let of = whose.unwrap_or(me);
    group_request::Entity::delete_by_id((id.0, of.0)).exec(&txn).await?;
    // Who is not invited any more should not be led to a page that is not there for them.
    if row.hidden {
        run(&txn, sql::FORGET_NOTICES, vec![of.0.into(), format!("/groups/{}/%", row.id).into()]).await?;
    }
    txn.commit().await
}
