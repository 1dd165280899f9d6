use super::{
    access,
    access::ThreadRow,
    acted, counters, path,
    split_branch::{Moved, carry_marks},
};
use crate::{
    cx::Cx,
    db::{Txn, all, run},
    failure::Result,
    following,
    policy::{Act, audience::may_change},
    search,
};
use model::{Field, IntervalSet, Problem, ThreadId, Wrong};
use std::collections::HashMap;

/// Puts a thread into another one: its opening post becomes an answer to the other's opening post, with all its tree
/// below. The emptied thread leads on to the other; post links keep working.
pub async fn merge_threads(cx: &Cx, from: ThreadId, into: ThreadId) -> Result<()> {
    cx.member()?;
    if from == into {
        return Err(Problem::field(Field::Thread, Wrong::NotADifferentThread).into());
    }
    let txn = cx.begin().await?;
    access::hold_thread(&txn, from.min(into)).await?;
    access::hold_thread(&txn, from.max(into)).await?;
    let source = access::thread(&txn, cx, from, Act::Moderate).await?;
    let target = access::thread(&txn, cx, into, Act::Moderate).await.map_err(|_| Problem::field(Field::Thread, Wrong::NoSuchChoice))?;
    if target.deleted_at.is_some() || source.deleted_at.is_some() {
        return Err(Problem::field(Field::Thread, Wrong::NoSuchChoice).into());
    }
    if !may_change(source.audience(), target.audience()) {
        return Err(Problem::field(Field::Thread, Wrong::AcrossGroups).into());
    }
    let posts: Vec<Moved> = all(&txn, "SELECT id, number, path FROM replies WHERE thread_id = $1 ORDER BY number", vec![source.id.into()]).await?;
    let numbers: HashMap<i32, i32> = posts.iter().map(|post| post.number).zip(target.last_number + 1..).collect();
    move_posts(&txn, &source, &target, &posts, &numbers).await?;
    carry_marks(&txn, cx, source.id, target.id, &numbers).await?;
    following::carry(&txn, source.id, target.id).await?;
    search::index::whole_thread(&txn, into).await?;
    close_source(&txn, cx, &source, &target).await?;
    counters::recount_thread(&txn, target.id).await?;
    counters::recount_boards(&txn, source.board_id, target.board_id).await?;
    acted::on_thread(&txn, cx, "thread-merged", &source, format!("→ thread:{}", target.id)).await?;
    txn.commit().await
}

async fn move_posts(txn: &Txn, source: &ThreadRow, target: &ThreadRow, posts: &[Moved], numbers: &HashMap<i32, i32>) -> Result<()> {
    let root = numbers.get(&0).copied().unwrap_or(target.last_number + 1);
    for post in posts {
        let number = numbers.get(&post.number).copied().unwrap_or(root);
        let below = path::numbers(&post.path).into_iter().filter_map(|old| numbers.get(&old).copied());
        let above: Vec<i32> = std::iter::once(root).chain(below).collect();
        let new_path = above.iter().fold(String::new(), |path, n| path::child(&path, *n));
        let depth = i32::try_from(above.len()).unwrap_or(1);
        let sql = "UPDATE replies SET thread_id = $2, number = $3, path = $4, depth = $5, answer_at = NULL WHERE id = $1";
        run(txn, sql, vec![post.id.into(), target.id.into(), number.into(), new_path.into(), depth.into()]).await?;
    }
    let sql = "UPDATE replies SET parent_id = $2, parent_number = 0, descendants = $3 WHERE id = $1";
    run(txn, sql, vec![source.opening_id.into(), target.opening_id.into(), source.replies_count.into()]).await?;
    let sql = "UPDATE replies SET parent_number = (SELECT p.number FROM replies p WHERE p.id = replies.parent_id) \
               WHERE thread_id = $1 AND number > $2";
    run(txn, sql, vec![target.id.into(), target.last_number.into()]).await?;
    let gone: IntervalSet = source.gone.parse().unwrap_or_default();
    let gone = numbers.iter().filter(|(old, _)| gone.contains(**old)).map(|(_, new)| *new).collect();
    let gone = target.gone.parse::<IntervalSet>().unwrap_or_default().union(&gone);
    let last = target.last_number + i32::try_from(posts.len()).unwrap_or(0);
    run(txn, "UPDATE threads SET last_number = $2, gone = $3 WHERE id = $1", vec![target.id.into(), last.into(), gone.to_string().into()]).await?;
    Ok(())
}

async fn close_source(txn: &Txn, cx: &Cx, source: &ThreadRow, target: &ThreadRow) -> Result<()> {
    let sql = "UPDATE threads SET deleted_at = $2, merged_into = $3, replies_count = 0, answers_count = 0, opening_id = NULL WHERE id = $1";
    run(txn, sql, vec![source.id.into(), cx.now.into(), target.id.into()]).await?;
    Ok(())
}
