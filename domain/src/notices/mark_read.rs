use crate::{
    cx::Cx,
    db::{places, run},
    failure::Result,
};
use model::{MemberId, ThreadId};
use sea_orm::ConnectionTrait;

/// Marks all of the asker's notices read.
pub async fn mark_all_read(cx: &Cx) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    run(&txn, "UPDATE notices SET read_at = $2 WHERE member_id = $1 AND read_at IS NULL", vec![me.0.into(), cx.now.into()]).await?;
    txn.commit().await
}

/// Marks the asker's notices about posts of one thread read.
pub async fn mark_thread_read(cx: &Cx, thread: ThreadId) -> Result<()> {
    let me = cx.member()?.id;
    let sql = "UPDATE notices SET read_at = $2 WHERE member_id = $1 AND read_at IS NULL AND EXISTS \
               (SELECT 1 FROM replies r WHERE r.id = notices.reply_id AND r.thread_id = $3)";
    let txn = cx.begin().await?;
    run(&txn, sql, vec![me.0.into(), cx.now.into(), thread.0.into()]).await?;
    txn.commit().await
}

/// Who has read a post needs no notice about it, inside the caller's transaction.
pub(crate) async fn posts_were_read(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, thread: i64, numbers: &[i32]) -> Result<()> {
    if numbers.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "UPDATE notices SET read_at = $2 WHERE member_id = $1 AND read_at IS NULL AND EXISTS \
         (SELECT 1 FROM replies r WHERE r.id = notices.reply_id AND r.thread_id = $3 AND r.number IN ({}))",
        places(4, numbers.len())
    );
    let values = [member.0.into(), cx.now.into(), thread.into()].into_iter().chain(numbers.iter().map(|n| (*n).into())).collect();
    run(txn, &sql, values).await?;
    Ok(())
}
