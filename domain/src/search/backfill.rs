//! What was written before there was an index, or without it, is indexed part by part, in the order of ids.

use super::{
    entry::{Entry, Kind},
    index::put_missing,
    others, sources, sql,
    words::INDEXER,
};
use crate::{
    cx::Cx,
    db::{Number, one, run},
    failure::Result,
};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};
use std::collections::BTreeSet;

/// All that was there is in.
const DONE: i64 = -1;

#[derive(FromQueryResult)]
struct Progress {
    indexer: i32,
    next_id: i64,
}

/// Indexes at most so many things. Returns how many steps were taken; 0 means that all is in.
pub async fn index_some(cx: &Cx, most: i64) -> Result<usize> {
    let others = cx.world.features.kinds.indexed().map(|(_, indexed)| Kind::Other(indexed.number));
    for kind in Kind::ALL.into_iter().chain(others) {
        let progress: Option<Progress> = one(cx.reader(), sql::PROGRESS, vec![kind.number().into()]).await?;
        if progress.as_ref().is_some_and(|progress| progress.indexer < INDEXER) {
            // Words made by older rules are not found by the newer ones.
            forget_all(cx).await?;
        }
        let from = progress.filter(|progress| progress.indexer >= INDEXER).map_or(0, |progress| progress.next_id);
        if from != DONE {
            return part(cx, kind, from, most).await;
        }
    }
    Ok(0)
}

/// Brings all in that is not in yet. Returns how many steps it took.
pub async fn catch_up(cx: &Cx) -> Result<usize> {
    let mut steps = 0;
    loop {
        match index_some(cx, 500).await? {
            0 => break,
            more => steps += more,
        }
    }
    if steps > 0 {
        settle(cx).await?;
    }
    Ok(steps)
}

/// The next part of a kind, and how far it reached. The end of a kind is a step, too: the next one follows.
async fn part(cx: &Cx, kind: Kind, from: i64, most: i64) -> Result<usize> {
    let txn = cx.begin().await?;
    let last = last(&txn, cx, kind, from, most).await?;
    let next = if last == DONE { DONE } else { last + 1 };
    if last != DONE {
        put_missing(&txn, &load(&txn, cx, kind, from, last).await?).await?;
    }
    note(&txn, kind, next).await?;
    txn.commit().await?;
    Ok(1)
}

async fn note(txn: &impl ConnectionTrait, kind: Kind, next: i64) -> Result<()> {
    run(txn, sql::NOTE_PROGRESS, vec![kind.number().into(), INDEXER.into(), next.into()]).await?;
    Ok(())
}

/// Pages of SQLite's index that are merged in one transaction: others write between them.
const MERGED: i64 = 500;

/// Puts the parts of SQLite's index together that much indexing at once has left, so that a word is looked up in one place instead
/// of ten (<https://www.sqlite.org/fts5.html#the_merge_command>). Afterwards SQLite keeps them few by itself.
pub async fn settle(cx: &Cx) -> Result<()> {
    if !cx.world.db.is_sqlite() {
        return Ok(());
    }
    for texts in tables() {
        // A negative number begins with all parts, whatever their size; the next ones go on with it.
        let mut pages = -MERGED;
        loop {
            let txn = cx.begin().await?;
            let before = changes(&txn).await?;
            run(&txn, &sql::merge(texts), vec![pages.into()]).await?;
            let done = changes(&txn).await? - before;
            txn.commit().await?;
            if done < 2 {
                break;
            }
            pages = MERGED;
        }
    }
    Ok(())
}

async fn changes(conn: &impl ConnectionTrait) -> Result<i64> {
    Ok(one::<Number>(conn, sql::CHANGES, Vec::new()).await?.map_or(0, |row| row.n))
}

fn tables() -> BTreeSet<&'static str> {
    Kind::ALL.into_iter().map(Kind::texts).collect()
}

/// What has rows that did not come by verbs is looked through again by [`index_some`].
pub(crate) async fn look_again(txn: &impl ConnectionTrait) -> Result<()> {
    run(txn, sql::FORGET_PROGRESS, Vec::new()).await?;
    Ok(())
}

fn table(kind: Kind) -> &'static str {
    match kind {
        Kind::Thread => "threads",
        Kind::Reply => "replies",
        Kind::Material => "materials",
        Kind::PublicPerson | Kind::Person => "members",
        Kind::Organisation => "organisations",
        Kind::Tag | Kind::Other(_) => "tags",
    }
}

/// The last id of the next part; [`DONE`] if there is none.
async fn last(conn: &impl ConnectionTrait, cx: &Cx, kind: Kind, from: i64, most: i64) -> Result<i64> {
    if let Kind::Other(number) = kind {
        return others::last(conn, cx, number, from, most).await.map(|last| last.unwrap_or(DONE));
    }
    Ok(one::<Number>(conn, &sql::last_of_part(table(kind)), vec![from.into(), most.into()]).await?.map_or(DONE, |row| row.n))
}

async fn load(conn: &impl ConnectionTrait, cx: &Cx, kind: Kind, from: i64, to: i64) -> Result<Vec<Entry>> {
    let values = vec![from.into(), to.into()];
    match kind {
        Kind::Thread => sources::threads(conn, "t.id BETWEEN $1 AND $2", values).await,
        Kind::Reply => sources::replies(conn, "r.id BETWEEN $1 AND $2", values).await,
        Kind::Material => sources::materials(conn, "m.id BETWEEN $1 AND $2", values).await,
        Kind::PublicPerson | Kind::Person => sources::people(conn, kind, "m.id BETWEEN $1 AND $2", values).await,
        Kind::Organisation => sources::organisations(conn, "o.id BETWEEN $1 AND $2", values).await,
        Kind::Tag => sources::tags(conn, "g.id BETWEEN $1 AND $2", values).await,
        Kind::Other(number) => others::load(conn, cx, number, from, to).await,
    }
}

/// Empties the index; [`index_some`] fills it again.
pub async fn forget_all(cx: &Cx) -> Result<()> {
    let txn = cx.begin().await?;
    for forgets in std::iter::once(sql::FORGET_PROGRESS).chain(sql::FORGET) {
        run(&txn, forgets, Vec::new()).await?;
    }
    if txn.get_database_backend() == DbBackend::Sqlite {
        for texts in tables() {
            run(&txn, &sql::empty(texts), Vec::new()).await?;
        }
    }
    txn.commit().await
}
