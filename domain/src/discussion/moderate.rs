//! What moderators do to a whole thread.

use super::{access, acted, counters};
use crate::{
    cx::Cx,
    db::run,
    failure::Result,
    policy::{Act, audience::may_change},
    search,
};
use model::{BoardId, Field, Problem, ThreadId, Wrong};

/// Locks a thread against replies of members, or opens it again.
pub async fn lock_thread(cx: &Cx, id: ThreadId, locked: bool) -> Result<()> {
    let act = if locked { "thread-locked" } else { "thread-unlocked" };
    set_flag(cx, id, act, "UPDATE threads SET locked = $2 WHERE id = $1", locked).await
}

/// Keeps a thread on top of its board, or lets it go.
pub async fn pin_thread(cx: &Cx, id: ThreadId, pinned: bool) -> Result<()> {
    let act = if pinned { "thread-pinned" } else { "thread-unpinned" };
    set_flag(cx, id, act, "UPDATE threads SET pinned = $2 WHERE id = $1", pinned).await
}

async fn set_flag(cx: &Cx, id: ThreadId, act: &'static str, sql: &str, value: bool) -> Result<()> {
    cx.member()?;
    let txn = cx.begin().await?;
    let thread = access::held_thread(&txn, cx, id, Act::Moderate).await?;
    run(&txn, sql, vec![thread.id.into(), value.into()]).await?;
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
    run(&txn, "UPDATE threads SET board_id = $2 WHERE id = $1", vec![thread.id.into(), board.id.into()]).await?;
    search::index::whole_thread(&txn, id).await?;
    counters::recount_boards(&txn, thread.board_id, board.id).await?;
    acted::on_thread(&txn, cx, "thread-moved", &thread, format!("{} → {}", thread.board_slug, board.slug)).await?;
    txn.commit().await
}
