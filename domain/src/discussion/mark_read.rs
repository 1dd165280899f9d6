use super::{access, sql};
use crate::{
    cx::Cx,
    db::{all, one, run},
    failure::Result,
    notices,
    policy::Act,
};
use model::{IntervalSet, MemberId, ThreadId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;

/// Notes that the asker has seen these replies of a thread. Numbers the thread does not have are ignored.
pub async fn mark_read(cx: &Cx, thread: ThreadId, numbers: &[i32]) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let row = access::thread(&txn, cx, thread, Act::SeeThread).await?;
    let numbers: Vec<i32> = numbers.iter().copied().filter(|n| (0..=row.last_number).contains(n)).take(500).collect();
    add(&txn, cx, me, row.id, &numbers).await?;
    notices::posts_were_read(&txn, cx, me, row.id, &numbers).await?;
    txn.commit().await
}

#[derive(FromQueryResult)]
struct Row {
    thread_id: i64,
    seen: String,
}

/// Adds numbers to what a member has seen. The row is locked by the first statement, so that two tabs add up.
pub(super) async fn add(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, thread: i64, numbers: &[i32]) -> Result<()> {
    if numbers.is_empty() {
        return Ok(());
    }
    let row: Option<Row> = one(txn, sql::OPEN_MARK, vec![member.into(), thread.into(), cx.now.into()]).await?;
    let before: IntervalSet = row.and_then(|row| row.seen.parse().ok()).unwrap_or_default();
    let after = before.union(&numbers.iter().copied().collect());
    if after != before {
        run(txn, sql::WRITE_MARK, vec![member.into(), thread.into(), after.to_string().into()]).await?;
    }
    Ok(())
}

/// Takes one number out of what a member has seen: there is something new about that post.
pub(crate) async fn mark_unread(txn: &impl ConnectionTrait, member: MemberId, thread: i64, number: i32) -> Result<()> {
    let row: Option<Row> = one(txn, sql::HOLD_MARK, vec![member.into(), thread.into()]).await?;
    let Some(mut seen) = row.and_then(|row| row.seen.parse::<IntervalSet>().ok()) else { return Ok(()) };
    seen.remove(number);
    run(txn, sql::WRITE_MARK, vec![member.into(), thread.into(), seen.to_string().into()]).await?;
    Ok(())
}

/// What a member has seen of each of these threads; a thread never opened is not in the map.
pub(super) async fn seen(conn: &impl ConnectionTrait, member: MemberId, threads: &[i64]) -> Result<HashMap<i64, IntervalSet>> {
    if threads.is_empty() {
        return Ok(HashMap::new());
    }
    let values = std::iter::once(member.0).chain(threads.iter().copied()).map(Into::into).collect();
    let rows: Vec<Row> = all(conn, &sql::marks_of(threads.len()), values).await?;
    Ok(rows.into_iter().map(|row| (row.thread_id, row.seen.parse().unwrap_or_default())).collect())
}

/// The numbers of a thread that someone has not seen: all given out, less those gone, less those seen.
pub(super) fn unread(last_number: i32, gone: &str, seen: Option<&IntervalSet>) -> IntervalSet {
    let gone: IntervalSet = gone.parse().unwrap_or_default();
    let there = IntervalSet::range(0, last_number).minus(&gone);
    seen.map_or_else(|| there.clone(), |seen| there.minus(seen))
}
