use crate::{
    cx::Cx,
    db::{self, all, one, run},
    failure::{Failure, Result},
    policy,
    search::index,
};
use model::ThreadId;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::{BTreeSet, HashMap};

/// A tag and how many threads have it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct TagLine {
    pub name: String,
    pub threads: i64,
}

/// The tags of threads the asker may see, the most used first.
pub async fn list_tags(cx: &Cx, most: i64) -> Result<Vec<TagLine>> {
    let mut values: Vec<Value> = vec![most.into()];
    let sql = format!(
        "SELECT g.name, COUNT(*) AS threads FROM tags g JOIN thread_tags x ON x.tag_id = g.id JOIN threads t ON t.id = x.thread_id \
         JOIN boards b ON b.id = t.board_id WHERE t.deleted_at IS NULL AND {} GROUP BY g.name ORDER BY COUNT(*) DESC, g.name LIMIT $1",
        policy::boards_seen_by(&cx.actor, &mut values)
    );
    all(cx.reader(), &sql, values).await
}

#[derive(FromQueryResult)]
struct Counted {
    id: i64,
    threads: i64,
}

/// Replaces a thread's tags.
pub(super) async fn set(txn: &impl ConnectionTrait, thread: ThreadId, names: &[String]) -> Result<()> {
    let fewer = "UPDATE tags SET threads_count = threads_count - 1 WHERE id IN (SELECT tag_id FROM thread_tags WHERE thread_id = $1)";
    run(txn, fewer, vec![thread.0.into()]).await?;
    run(txn, "DELETE FROM thread_tags WHERE thread_id = $1", vec![thread.0.into()]).await?;
    // In one order everywhere, so that two writers cannot wait for each other's tag rows.
    let mut ordered: Vec<(usize, &String)> = names.iter().enumerate().collect();
    ordered.sort_by_key(|(_, name)| *name);
    for (position, name) in ordered {
        let sql = "INSERT INTO tags (name, threads_count) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET threads_count = tags.threads_count + 1 \
                   RETURNING id, CAST(threads_count AS bigint) AS threads";
        let tag = one::<Counted>(txn, sql, vec![name.clone().into()]).await?.ok_or_else(|| Failure::bug("a tag gave no id"))?;
        if tag.threads == 1 {
            index::tag(txn, tag.id, name).await?;
        }
        let tag = tag.id;
        let sql = "INSERT INTO thread_tags (thread_id, tag_id, position) VALUES ($1, $2, $3)";
        run(txn, sql, vec![thread.0.into(), tag.into(), i32::try_from(position).unwrap_or(0).into()]).await?;
    }
    Ok(())
}

/// Tags that only resources may have are tags all the same.
pub(crate) async fn know(txn: &impl ConnectionTrait, names: &[String]) -> Result<()> {
    // In one order everywhere, as above.
    let names: BTreeSet<&String> = names.iter().collect();
    for name in names {
        let sql = "INSERT INTO tags (name, threads_count) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING RETURNING id AS n";
        if let Some(tag) = one::<db::Number>(txn, sql, vec![name.clone().into()]).await? {
            index::tag(txn, tag.n, name).await?;
        }
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    thread_id: i64,
    name: String,
}

/// The tags of several threads, each in the thread's own order.
pub(super) async fn of(conn: &impl ConnectionTrait, threads: &[i64]) -> Result<HashMap<i64, Vec<String>>> {
    let mut found: HashMap<i64, Vec<String>> = HashMap::new();
    if threads.is_empty() {
        return Ok(found);
    }
    let sql = format!(
        "SELECT x.thread_id, g.name FROM thread_tags x JOIN tags g ON g.id = x.tag_id WHERE x.thread_id IN ({}) ORDER BY x.thread_id, x.position",
        db::places(1, threads.len())
    );
    let rows: Vec<Row> = all(conn, &sql, threads.iter().map(|id| (*id).into()).collect()).await?;
    for row in rows {
        found.entry(row.thread_id).or_default().push(row.name);
    }
    Ok(found)
}
