use super::sql;
use crate::{
    cx::Cx,
    db::{self, all, one, run},
    failure::{Failure, Result},
    policy,
    search::index,
};
use model::{TagId, ThreadId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Value};
use std::collections::{BTreeSet, HashMap};
use tables::thread_tag::{ActiveModel, Column, Entity};

/// A tag and how many threads have it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct TagLine {
    pub name: String,
    pub threads: i64,
}

/// The tags of threads the asker may see, the most used first.
pub async fn list_tags(cx: &Cx, most: i64) -> Result<Vec<TagLine>> {
    let mut values: Vec<Value> = vec![most.into()];
    let sql = sql::most_used_tags(&policy::boards_seen_by(&cx.actor, &mut values));
    all(cx.reader(), &sql, values).await
}

#[derive(FromQueryResult)]
struct Counted {
    id: TagId,
    threads: i64,
}

/// Replaces a thread's tags.
pub(super) async fn set(txn: &impl ConnectionTrait, thread: ThreadId, names: &[String]) -> Result<()> {
    run(txn, sql::COUNT_TAGS_DOWN, vec![thread.into()]).await?;
    Entity::delete_many().filter(Column::ThreadId.eq(thread)).exec(txn).await?;
    // In one order everywhere, so that two writers cannot wait for each other's tag rows.
    let mut ordered: Vec<(usize, &String)> = names.iter().enumerate().collect();
    ordered.sort_by_key(|(_, name)| *name);
    for (position, name) in ordered {
        let tag = one::<Counted>(txn, sql::COUNT_TAG_UP, vec![name.clone().into()]).await?.ok_or_else(|| Failure::bug("a tag gave no id"))?;
        if tag.threads == 1 {
            index::tag(txn, tag.id.0, name).await?;
        }
        let row = ActiveModel { thread_id: Set(thread), tag_id: Set(tag.id), position: Set(i32::try_from(position).unwrap_or(0)) };
        Entity::insert(row).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// Tags that only resources may have are tags all the same.
pub(crate) async fn know(txn: &impl ConnectionTrait, names: &[String]) -> Result<()> {
    // In one order everywhere, as above.
    let names: BTreeSet<&String> = names.iter().collect();
    for name in names {
        if let Some(tag) = one::<db::Number>(txn, sql::KNOW_TAG, vec![name.clone().into()]).await? {
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
    let rows: Vec<Row> = all(conn, &sql::tags_of(threads.len()), threads.iter().map(|id| (*id).into()).collect()).await?;
    for row in rows {
        found.entry(row.thread_id).or_default().push(row.name);
    }
    Ok(found)
}
