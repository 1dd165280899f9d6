use super::{access, counters, news::AnswerMarked};
use crate::{cx::Cx, failure::Result, outbox::announce, policy::Act};
use model::{Problem, ReplyId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use tables::reply::{ActiveModel, Column, Entity};

/// Marks a reply as an answer of its question, or takes the mark off.
pub async fn mark_answer(cx: &Cx, id: ReplyId, is_answer: bool) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let reply = access::held_reply(&txn, cx, id, Act::MarkAnswer).await?;
    if reply.is_opening() {
        return Err(Problem::Forbidden.into());
    }
    let mark = ActiveModel { answer_at: Set(is_answer.then_some(cx.now)), ..Default::default() };
    Entity::update_many().set(mark).filter(Column::Id.eq(reply.id)).exec(&txn).await?;
    counters::recount_thread(&txn, reply.thread_id).await?;
    if is_answer && reply.answer_at.is_none() {
        announce(&txn, cx, AnswerMarked { reply: id, by: me }).await?;
    }
    txn.commit().await
}
