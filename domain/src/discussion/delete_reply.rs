use super::{access, access::ReplyRow, acted, counters, delete_own, sql};
use crate::{
    cx::Cx,
    db::{Txn, one},
    failure::Result,
    moderation::reports,
    policy::Act,
};
use model::{IntervalSet, ReplyId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use tables::{member, reply, thread};

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
    let hidden = reply::ActiveModel {
        deleted_at: Set(Some(cx.now)),
        deleted_by: Set(Some(me)),
        answer_at: Set(None),
        removed_reason: Set(cx.reason.to_string()),
        ..Default::default()
    };
    reply::Entity::update_many().set(hidden).filter(reply::Column::Id.eq(reply.id)).exec(txn).await?;
    if reply.is_opening() {
        set_thread_deleted(txn, reply, Some(cx.now)).await?;
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
    let back = reply::ActiveModel { deleted_at: Set(None), deleted_by: Set(None), removed_reason: Set(String::new()), ..Default::default() };
    reply::Entity::update_many().set(back).filter(reply::Column::Id.eq(reply.id)).exec(&txn).await?;
    if reply.is_opening() {
        set_thread_deleted(&txn, &reply, None).await?;
        delete_own::untell_others(&txn, &reply).await?;
    } else {
        set_gone(&txn, &reply, false).await?;
    }
    settle(&txn, &reply, 1).await?;
    acted::on_post(&txn, cx, "post-restored", &reply).await?;
    txn.commit().await
}

async fn set_thread_deleted(txn: &Txn, opening: &ReplyRow, at: Option<i64>) -> Result<()> {
    let thread = thread::ActiveModel { deleted_at: Set(at), ..Default::default() };
    thread::Entity::update_many().set(thread).filter(thread::Column::Id.eq(opening.thread_id)).exec(txn).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Gone {
    gone: String,
}

/// Keeps the thread's set of numbers that nobody can read, so that unread counts stay exact.
async fn set_gone(txn: &Txn, reply: &ReplyRow, gone: bool) -> Result<()> {
    let row: Option<Gone> = one(txn, sql::HOLD_GONE, vec![reply.thread_id.into()]).await?;
    let mut numbers: IntervalSet = row.and_then(|row| row.gone.parse().ok()).unwrap_or_default();
    if gone {
        numbers.insert(reply.number)
    } else {
        numbers.remove(reply.number)
    }
    write_gone(txn, reply.thread_id, &numbers).await
}

pub(super) async fn write_gone(txn: &Txn, thread: i64, numbers: &IntervalSet) -> Result<()> {
    let gone = thread::ActiveModel { gone: Set(numbers.to_string()), ..Default::default() };
    thread::Entity::update_many().set(gone).filter(thread::Column::Id.eq(thread)).exec(txn).await?;
    Ok(())
}

async fn settle(txn: &Txn, reply: &ReplyRow, by: i32) -> Result<()> {
    counters::change_descendants(txn, reply.thread_id, &reply.path, by).await?;
    counters::recount_thread(txn, reply.thread_id).await?;
    counters::recount_board(txn, reply.board_id).await?;
    let counted = Expr::col(member::Column::RepliesCount).add(by);
    let author = member::Entity::update_many().col_expr(member::Column::RepliesCount, counted);
    author.filter(member::Column::Id.eq(reply.author_id)).exec(txn).await?;
    Ok(())
}
