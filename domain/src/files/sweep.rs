use super::{resume, sql};
use crate::{
    cx::Cx,
    db::{all, run},
    failure::{Failure, Result},
};
use futures::TryStreamExt;
use model::limits::UNDO_MS;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, sea_query::OnConflict};
use std::collections::HashSet;
use tables::blob;

/// How long content may lie without a file.
const GRACE_MS: i64 = 24 * 3_600_000;
const AT_ONCE: i64 = 200;

#[derive(FromQueryResult)]
struct Hash {
    hash: String,
}

/// Removes content that no file has, and what came in and was never kept. Returns how much was removed.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let before = cx.now - GRACE_MS;
    let mut removed = resume::sweep(cx).await?;
    let unused: Vec<Hash> = all(cx.reader(), sql::UNUSED, vec![before.into(), AT_ONCE.into()]).await?;
    for row in unused {
        removed += usize::from(remove(cx, &row.hash, before).await?);
    }
    let at = jiff::Timestamp::from_millisecond(before).map_err(Failure::bug)?;
    removed += cx.world.files.drop_old(at).await?;
    let mut kept = cx.world.files.kept_before(at);
    while let Some(hashes) = kept.try_next().await? {
        for hash in unknown(cx, hashes).await? {
            removed += usize::from(forget_unknown(cx, &hash).await?);
        }
    }
    Ok(removed)
}

/// Those of them that no row knows.
async fn unknown(cx: &Cx, hashes: Vec<String>) -> Result<Vec<String>> {
    let known = blob::Entity::find().filter(blob::Column::Hash.is_in(&hashes)).select_only().column(blob::Column::Hash);
    let known: Vec<String> = known.into_tuple().all(cx.reader()).await?;
    let known: HashSet<String> = known.into_iter().collect();
    Ok(hashes.into_iter().filter(|hash| !known.contains(hash)).collect())
}

/// In one transaction: whoever uploads the same content meanwhile waits for it, and then puts theirs there.
async fn remove(cx: &Cx, hash: &str, before: i64) -> Result<bool> {
    let txn = cx.begin().await?;
    // Who took a file away a moment ago can bring it back: its content goes with a later sweep.
    if run(&txn, sql::FORGET_UNUSED, vec![hash.into(), before.into(), (cx.now - UNDO_MS).into()]).await? == 0 {
        return Ok(false);
    }
    cx.world.files.remove(hash).await?;
    txn.commit().await?;
    Ok(true)
}

/// Content of which no row knows: a crash came between its name and the commit.
async fn forget_unknown(cx: &Cx, hash: &str) -> Result<bool> {
    let txn = cx.begin().await?;
    let row = blob::ActiveModel { hash: Set(hash.to_owned()), size: Set(0), scanned: Set(String::new()), created_at: Set(0) };
    let unless_known = blob::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned());
    if unless_known.exec_without_returning(&txn).await? == 0 {
        return Ok(false);
    }
    cx.world.files.remove(hash).await?;
    blob::Entity::delete_by_id(hash).exec(&txn).await?;
    txn.commit().await?;
    Ok(true)
}
