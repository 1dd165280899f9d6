use super::{access, membership, stories};
use crate::{cx::Cx, failure::Result, policy::groups::Act};
use model::{GroupId, GroupRole};

/// Joins a group that is open, or to which the asker is invited; its keepers hear of it. Gives the path of its page.
pub async fn join_group(cx: &Cx, id: GroupId) -> Result<String> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Join).await?;
    membership::begin(&txn, cx, id, me, GroupRole::Member).await?;
    membership::tell_keepers(&txn, cx, &row, &stories::JOINED).await?;
    txn.commit().await?;
    Ok(row.path())
}
