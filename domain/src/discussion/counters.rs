//! Counters on rows, and their recount after a thread was split, merged or moved.

use super::{path, sql};
use crate::{
    db::{hold, run},
    failure::Result,
};
use sea_orm::ConnectionTrait;

/// Changes the number of live posts below each ancestor of `path`.
pub async fn change_descendants(txn: &impl ConnectionTrait, thread: i64, path: &str, by: i32) -> Result<()> {
    let ancestors = path::ancestors(path);
    if ancestors.is_empty() {
        return Ok(());
    }
    let sql = sql::change_descendants(ancestors.len());
    let values = [thread.into(), by.into()].into_iter().chain(ancestors.into_iter().map(Into::into)).collect();
    run(txn, &sql, values).await?;
    Ok(())
}

/// Counts a board's live threads and replies again and finds its latest activity.
pub async fn recount_board(txn: &impl ConnectionTrait, board: i64) -> Result<()> {
    hold(txn, sql::THIS_BOARD, board).await?;
    run(txn, sql::RECOUNT_BOARD, vec![board.into()]).await?;
    Ok(())
}

/// Counts two boards again, in the order in which everybody holds them.
pub async fn recount_boards(txn: &impl ConnectionTrait, one: i64, other: i64) -> Result<()> {
    recount_board(txn, one.min(other)).await?;
    if one == other { Ok(()) } else { recount_board(txn, one.max(other)).await }
}

/// Counts a held thread's live replies, answers and reactions again and finds its latest activity.
pub async fn recount_thread(txn: &impl ConnectionTrait, thread: i64) -> Result<()> {
    run(txn, &sql::recount_thread(), vec![thread.into()]).await?;
    Ok(())
}
