use super::{access, counters, news::AnswerMarked};
use crate::{cx::Cx, db::run, failure::Result, outbox::announce, policy::Act};
use model::{Problem, ReplyId};

/// Marks a reply as an answer of its question, or takes the mark off.
pub async fn mark_answer(cx: &Cx, id: ReplyId, is_answer: bool) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let reply = access::held_reply(&txn, cx, id, Act::MarkAnswer).await?;
    if reply.is_opening() {
        return Err(Problem::Forbidden.into());
    }
    let at = is_answer.then_some(cx.now);
    run(&txn, "UPDATE replies SET answer_at = $2 WHERE id = $1", vec![reply.id.into(), at.into()]).await?;
    counters::recount_thread(&txn, reply.thread_id).await?;
    if is_answer && reply.answer_at.is_none() {
        announce(&txn, cx, AnswerMarked { reply: id, by: me }).await?;
    }
    txn.commit().await
}
