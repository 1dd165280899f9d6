use crate::{cx::Cx, db::run, failure::Result};
use model::FollowKind;

/// Stops following. A thread is muted, so that it is not followed again by writing in it; of a muted thread a member only hears
/// when they are named. What was never followed, or is gone, is no problem.
pub async fn unfollow(cx: &Cx, kind: FollowKind, object: i64) -> Result<()> {
    let me = cx.member()?.id;
    let sql = match kind {
        FollowKind::Thread => "UPDATE follows SET level = 'muted' WHERE member_id = $1 AND kind = $2 AND object_id = $3",
        FollowKind::Board | FollowKind::Member | FollowKind::Collection => {
            "DELETE FROM follows WHERE member_id = $1 AND kind = $2 AND object_id = $3"
        }
    };
    let txn = cx.begin().await?;
    run(&txn, sql, vec![me.0.into(), kind.as_str().into(), object.into()]).await?;
    txn.commit().await
}
