//! What moderators do to a whole thread.

use super::{access, acted, counters};
use crate::{
    cx::Cx,
    failure::Result,
    policy::{Act, audience::may_change},
    search,
};
use model::{BoardId, Field, Problem, ThreadId, Wrong};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use tables::thread::{ActiveModel, Column, Entity};

/// Locks a thread against replies of members, or opens it again.
pub async fn lock_thread(cx: &Cx, id: ThreadId, locked: bool) -> Result<()> {
    let act = if locked { "thread-locked" } else { "thread-unlocked" };
    set(cx, id, act, ActiveModel { locked: Set(locked), ..Default::default() }).await
}

/// Keeps a thread on top of its board, or lets it go.
pub async fn pin_thread(cx: &Cx, id: ThreadId, pinned: bool) -> Result<()> {
    let act = if pinned { "thread-pinned" } else { "thread-unpinned" };
    set(cx, id, act, ActiveModel { pinned: Set(pinned), ..Default::default() }).await
}

async fn set(cx: &Cx, id: ThreadId, act: &'static str, new: ActiveModel) -> Result<()> {
    cx.member()?;
    let txn = cx.begin().await?;
    let thread = access::held_thread(&txn, cx, id, Act::Moderate).await?;
    Entity::update_many().set(new).filter(Column::Id.eq(id)).exec(&txn).await?;
    acted::on_thread(&txn, cx, act, &thread, String::new()).await?;
    txn.commit().await
}

/// Moves a thread to another board.
pub async fn move_thread(cx: &Cx, id: ThreadId, to: BoardId) -> Result<()> {
    cx.member()?;
    let txn = cx.begin().await?;
    let thread = access::held_thread(&txn, cx, id, Act::Moderate).await?;
    let board = access::board_by_id(&txn, cx, to, Act::StartThread).await?;
    if !may_change(thread.audience(), board.audience()) {
        return Err(Problem::field(Field::Board, Wrong::AcrossGroups).into());
    }
    let moved = ActiveModel { board_id: Set(to), ..Default::default() };
    Entity::update_many().set(moved).filter(Column::Id.eq(id)).exec(&txn).await?;
    search::index::whole_thread(&txn, id).await?;
    counters::recount_boards(&txn, thread.board_id, board.id).await?;
    acted::on_thread(&txn, cx, "thread-moved", &thread, format!("{} → {}", thread.board_slug, board.slug)).await?;
    txn.commit().await
}
