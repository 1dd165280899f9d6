use super::{access, access::ReplyRow, acted, counters, delete_own};
use crate::{
    cx::Cx,
    db::{Txn, one, run},
    failure::Result,
    moderation::reports,
    policy::Act,
};
use model::{IntervalSet, ReplyId};
use sea_orm::FromQueryResult;

/// Hides a post; its number stays taken. Deleting an opening post hides the thread. Where staff does it, the author sees the
/// context's reason in the place of their post.
pub async fn delete_reply(cx: &Cx, id: ReplyId) -> Result<()> {
    let txn = cx.begin().await?;
    let reply = access::held_reply(&txn, cx, id, Act::Delete).await?;
    take_away(&txn, cx, &reply).await?;
    txn.commit().await
}

/// Hides a post that the asker may delete. Who wrote in a thread that goes with it is told.
pub(super) async fn take_away(txn: &Txn, cx: &Cx, reply: &ReplyRow) -> Result<()> {
    let me = cx.member()?.id;
    let sql = "UPDATE replies SET deleted_at = $2, deleted_by = $3, answer_at = NULL, removed_reason = $4 WHERE id = $1";
    run(txn, sql, vec![reply.id.into(), cx.now.into(), me.0.into(), cx.reason.to_string().into()]).await?;
    if reply.is_opening() {
        run(txn, "UPDATE threads SET deleted_at = $2 WHERE id = $1", vec![reply.thread_id.into(), cx.now.into()]).await?;
        delete_own::tell_others(txn, cx, reply).await?;
    } else {
        set_gone(txn, reply, true).await?;
    }
    settle(txn, reply, -1).await?;
    acted::on_post(txn, cx, "post-hidden", reply).await?;
    if reply.author_id != me.0 {
        reports::settle(txn, cx, ReplyId(reply.id), "hidden", &cx.reason).await?;
    }
    Ok(())
}

/// Takes a deletion back: the author for five minutes, moderators always.
pub async fn restore_reply(cx: &Cx, id: ReplyId) -> Result<()> {
    cx.member()?;
    let txn = cx.begin().await?;
    let reply = access::held_reply(&txn, cx, id, Act::Restore).await?;
    run(&txn, "UPDATE replies SET deleted_at = NULL, deleted_by = NULL, removed_reason = '' WHERE id = $1", vec![reply.id.into()]).await?;
    if reply.is_opening() {
        run(&txn, "UPDATE threads SET deleted_at = NULL WHERE id = $1", vec![reply.thread_id.into()]).await?;
        delete_own::untell_others(&txn, &reply).await?;
    } else {
        set_gone(&txn, &reply, false).await?;
    }
    settle(&txn, &reply, 1).await?;
    acted::on_post(&txn, cx, "post-restored", &reply).await?;
    txn.commit().await
}

#[derive(FromQueryResult)]
struct Gone {
    gone: String,
}

/// Keeps the thread's set of numbers that nobody can read, so that unread counts stay exact.
async fn set_gone(txn: &Txn, reply: &ReplyRow, gone: bool) -> Result<()> {
    let sql = "UPDATE threads SET gone = gone WHERE id = $1 RETURNING gone";
    let row: Option<Gone> = one(txn, sql, vec![reply.thread_id.into()]).await?;
    let mut numbers: IntervalSet = row.and_then(|row| row.gone.parse().ok()).unwrap_or_default();
    if gone {
        numbers.insert(reply.number)
    } else {
        numbers.remove(reply.number)
    }
    run(txn, "UPDATE threads SET gone = $2 WHERE id = $1", vec![reply.thread_id.into(), numbers.to_string().into()]).await?;
    Ok(())
}

async fn settle(txn: &Txn, reply: &ReplyRow, by: i32) -> Result<()> {
    counters::change_descendants(txn, reply.thread_id, &reply.path, by).await?;
    counters::recount_thread(txn, reply.thread_id).await?;
    counters::recount_board(txn, reply.board_id).await?;
    let sql = "UPDATE members SET replies_count = replies_count + $2 WHERE id = $1";
    run(txn, sql, vec![reply.author_id.into(), by.into()]).await?;
    Ok(())
}
