use super::{access, access::ReplyRow, acted, counters, path};
use crate::{
    cx::Cx,
    db::{Number, Txn, all, one, run},
    failure::{Failure, Result},
    following,
    policy::Act,
    search, text,
};
use model::{Field, IntervalSet, Problem, ReplyId, ThreadId, limits, problem::Findings};
use sea_orm::FromQueryResult;
use std::collections::HashMap;

#[derive(FromQueryResult)]
pub(super) struct Moved {
    pub id: i64,
    pub number: i32,
    pub path: String,
}

/// Makes a branch a thread of its own, in the same board; its first post becomes the opening post.
pub async fn split_branch(cx: &Cx, id: ReplyId, title: &str) -> Result<ThreadId> {
    cx.member()?;
    let title = text::clean_line(title);
    let mut found = Findings::default();
    found.length(Field::Title, &title, limits::TITLE);
    found.none_or(())?;
    let txn = cx.begin().await?;
    let root = access::held_reply(&txn, cx, id, Act::Moderate).await?;
    if root.is_opening() || root.deleted_at.is_some() {
        return Err(Problem::Forbidden.into());
    }
    let branch = branch(&txn, &root).await?;
    let live = counters_of(&txn, &root).await?;
    counters::change_descendants(&txn, root.thread_id, &root.path, -live).await?;
    let new = insert_thread(&txn, cx, &root, &title).await?;
    let numbers = renumber(&txn, &root, new, &branch).await?;
    note_gone(&txn, &root, &numbers).await?;
    carry_marks(&txn, cx, root.thread_id, new, &numbers).await?;
    following::follow_written_by_all(&txn, cx, root.thread_id, new).await?;
    search::index::whole_thread(&txn, ThreadId(new)).await?;
    counters::recount_thread(&txn, root.thread_id).await?;
    counters::recount_thread(&txn, new).await?;
    counters::recount_board(&txn, root.board_id).await?;
    acted::on_post(&txn, cx, "branch-split", &root).await?;
    txn.commit().await?;
    Ok(ThreadId(new))
}

async fn branch(txn: &Txn, root: &ReplyRow) -> Result<Vec<Moved>> {
    let sql = "SELECT id, number, path FROM replies WHERE thread_id = $1 AND path >= $2 AND path < $3 ORDER BY number";
    all(txn, sql, vec![root.thread_id.into(), root.path.clone().into(), path::end_of_branch(&root.path).into()]).await
}

/// Live posts that leave with the branch.
async fn counters_of(txn: &Txn, root: &ReplyRow) -> Result<i32> {
    let sql = "SELECT COUNT(*) AS n FROM replies WHERE thread_id = $1 AND path >= $2 AND path < $3 AND deleted_at IS NULL";
    let row: Option<Number> = one(txn, sql, vec![root.thread_id.into(), root.path.clone().into(), path::end_of_branch(&root.path).into()]).await?;
    Ok(row.and_then(|row| i32::try_from(row.n).ok()).unwrap_or(0))
}

async fn insert_thread(txn: &Txn, cx: &Cx, root: &ReplyRow, title: &str) -> Result<i64> {
    let sql = "INSERT INTO threads (board_id, author_id, opening_id, kind, title, slug, language, excerpt, created_at, last_activity_at, last_author_id) \
               VALUES ($1, $2, $3, 'discussion', $4, $5, $6, $7, $8, $9, $2) RETURNING id AS n";
    let values = vec![
        root.board_id.into(),
        root.author_id.into(),
        root.id.into(),
        title.into(),
        text::slug(title).into(),
        root.language.clone().into(),
        text::excerpt(&root.body, 200).into(),
        root.created_at.into(),
        cx.now.into(),
    ];
    Ok(one::<Number>(txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n)
}

/// Gives the branch numbers from 0 in the new thread, in the order of the old ones. Returns old → new.
async fn renumber(txn: &Txn, root: &ReplyRow, new: i64, branch: &[Moved]) -> Result<HashMap<i32, i32>> {
    let order = branch.iter().filter(|post| post.id != root.id).map(|post| post.number);
    let numbers: HashMap<i32, i32> = std::iter::once(root.number).chain(order).zip(0..).collect();
    for post in branch {
        let number = numbers.get(&post.number).copied().unwrap_or(0);
        let below = path::numbers(&post.path).into_iter().skip(usize::try_from(root.depth).unwrap_or(0));
        let above: Vec<i32> = below.filter_map(|old| numbers.get(&old).copied()).collect();
        let new_path = above.iter().fold(String::new(), |path, n| path::child(&path, *n));
        let depth = i32::try_from(above.len()).unwrap_or(0);
        let sql = "UPDATE replies SET thread_id = $2, number = $3, path = $4, depth = $5, answer_at = NULL WHERE id = $1";
        run(txn, sql, vec![post.id.into(), new.into(), number.into(), new_path.into(), depth.into()]).await?;
    }
    run(txn, "UPDATE replies SET parent_id = NULL, parent_number = NULL, descendants = 0 WHERE id = $1", vec![root.id.into()]).await?;
    let sql =
        "UPDATE replies SET parent_number = (SELECT p.number FROM replies p WHERE p.id = replies.parent_id) WHERE thread_id = $1 AND number > 0";
    run(txn, sql, vec![new.into()]).await?;
    let last = i32::try_from(branch.len()).unwrap_or(1) - 1;
    run(txn, "UPDATE threads SET last_number = $2 WHERE id = $1", vec![new.into(), last.into()]).await?;
    Ok(numbers)
}

#[derive(FromQueryResult)]
struct Gone {
    gone: String,
}

/// The numbers that left are gone from the old thread; those deleted before stay gone in the new one.
async fn note_gone(txn: &Txn, root: &ReplyRow, numbers: &HashMap<i32, i32>) -> Result<()> {
    let row: Option<Gone> = one(txn, "SELECT gone FROM threads WHERE id = $1", vec![root.thread_id.into()]).await?;
    let before: IntervalSet = row.and_then(|row| row.gone.parse().ok()).unwrap_or_default();
    let after = before.union(&numbers.keys().copied().collect());
    run(txn, "UPDATE threads SET gone = $2 WHERE id = $1", vec![root.thread_id.into(), after.to_string().into()]).await?;
    let still: IntervalSet = numbers.iter().filter(|(old, _)| before.contains(**old)).map(|(_, new)| *new).collect();
    run(txn, "UPDATE threads SET gone = $2 WHERE opening_id = $1", vec![root.id.into(), still.to_string().into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Mark {
    member_id: i64,
    seen: String,
}

/// What members had seen stays seen under the new numbers.
pub(super) async fn carry_marks(txn: &Txn, cx: &Cx, from: i64, to: i64, numbers: &HashMap<i32, i32>) -> Result<()> {
    let marks: Vec<Mark> = all(txn, "SELECT member_id, seen FROM read_marks WHERE thread_id = $1", vec![from.into()]).await?;
    for mark in marks {
        let seen: IntervalSet = mark.seen.parse().unwrap_or_default();
        let carried: Vec<i32> = numbers.iter().filter(|(old, _)| seen.contains(**old)).map(|(_, new)| *new).collect();
        super::mark_read::add(txn, cx, model::MemberId(mark.member_id), to, &carried).await?;
    }
    Ok(())
}
