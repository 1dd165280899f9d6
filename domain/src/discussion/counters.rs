//! Counters on rows, and their recount after a thread was split, merged or moved.

use super::path;
use crate::{
    db::{hold, places, run},
    failure::Result,
};
use sea_orm::ConnectionTrait;

/// Changes the number of live posts below each ancestor of `path`.
pub async fn change_descendants(txn: &impl ConnectionTrait, thread: i64, path: &str, by: i32) -> Result<()> {
    let ancestors = path::ancestors(path);
    if ancestors.is_empty() {
        return Ok(());
    }
    let sql = format!("UPDATE replies SET descendants = descendants + $2 WHERE thread_id = $1 AND number IN ({})", places(3, ancestors.len()));
    let values = [thread.into(), by.into()].into_iter().chain(ancestors.into_iter().map(Into::into)).collect();
    run(txn, &sql, values).await?;
    Ok(())
}

/// Counts a board's live threads and replies again and finds its latest activity.
pub async fn recount_board(txn: &impl ConnectionTrait, board: i64) -> Result<()> {
    hold(txn, "boards WHERE id = $1", board).await?;
    let sql = "UPDATE boards SET \
        threads_count = (SELECT CAST(COUNT(*) AS integer) FROM threads WHERE board_id = $1 AND deleted_at IS NULL), \
        replies_count = (SELECT CAST(COALESCE(SUM(replies_count), 0) AS integer) FROM threads WHERE board_id = $1 AND deleted_at IS NULL), \
        last_thread_id = (SELECT id FROM threads WHERE board_id = $1 AND deleted_at IS NULL ORDER BY last_activity_at DESC, id DESC LIMIT 1), \
        last_activity_at = COALESCE((SELECT MAX(last_activity_at) FROM threads WHERE board_id = $1 AND deleted_at IS NULL), last_activity_at) \
        WHERE id = $1";
    run(txn, sql, vec![board.into()]).await?;
    Ok(())
}

/// Counts two boards again, in the order in which everybody holds them.
pub async fn recount_boards(txn: &impl ConnectionTrait, one: i64, other: i64) -> Result<()> {
    recount_board(txn, one.min(other)).await?;
    if one == other { Ok(()) } else { recount_board(txn, one.max(other)).await }
}

/// Counts a held thread's live replies, answers and reactions again and finds its latest activity.
pub async fn recount_thread(txn: &impl ConnectionTrait, thread: i64) -> Result<()> {
    let live = "FROM replies WHERE thread_id = $1 AND deleted_at IS NULL";
    let sql = format!(
        "UPDATE threads SET \
         replies_count = (SELECT CAST(COUNT(*) AS integer) {live} AND number > 0), \
         answers_count = (SELECT CAST(COUNT(*) AS integer) {live} AND answer_at IS NOT NULL), \
         score = (SELECT CAST(COUNT(*) + COALESCE(SUM(2 * thanks + 4 * tried + 4 * adapted), 0) AS integer) {live}), \
         last_activity_at = COALESCE((SELECT MAX(created_at) {live}), last_activity_at), \
         last_author_id = COALESCE((SELECT author_id {live} ORDER BY created_at DESC, number DESC LIMIT 1), last_author_id) \
         WHERE id = $1"
    );
    run(txn, &sql, vec![thread.into()]).await?;
    Ok(())
}
