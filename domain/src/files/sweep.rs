use super::resume;
use crate::{
    cx::Cx,
    db::{all, run},
    failure::{Failure, Result},
};
use futures::TryStreamExt;
use model::limits::UNDO_MS;
use sea_orm::FromQueryResult;
use std::collections::HashSet;

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
    let sql =
        "SELECT hash FROM blobs WHERE created_at < $1 AND NOT EXISTS (SELECT 1 FROM files WHERE blob = blobs.hash) ORDER BY created_at LIMIT $2";
    let unused: Vec<Hash> = all(cx.reader(), sql, vec![before.into(), AT_ONCE.into()]).await?;
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
    let places = (1..=hashes.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let sql = format!("SELECT hash FROM blobs WHERE hash IN ({places})");
    let known: Vec<Hash> = all(cx.reader(), &sql, hashes.iter().map(Into::into).collect()).await?;
    let known: HashSet<String> = known.into_iter().map(|row| row.hash).collect();
    Ok(hashes.into_iter().filter(|hash| !known.contains(hash)).collect())
}

/// In one transaction: whoever uploads the same content meanwhile waits for it, and then puts theirs there.
async fn remove(cx: &Cx, hash: &str, before: i64) -> Result<bool> {
    let txn = cx.begin().await?;
    // Who took a file away a moment ago can bring it back: its content goes with a later sweep.
    let sql = "DELETE FROM blobs WHERE hash = $1 AND created_at < $2 AND NOT EXISTS (SELECT 1 FROM files WHERE blob = $1) \
               AND NOT EXISTS (SELECT 1 FROM takings WHERE taken_at >= $3 AND parts LIKE '%' || $1 || '%')";
    if run(&txn, sql, vec![hash.into(), before.into(), (cx.now - UNDO_MS).into()]).await? == 0 {
        return Ok(false);
    }
    cx.world.files.remove(hash).await?;
    txn.commit().await?;
    Ok(true)
}

/// Content of which no row knows: a crash came between its name and the commit.
async fn forget_unknown(cx: &Cx, hash: &str) -> Result<bool> {
    let txn = cx.begin().await?;
    let sql = "INSERT INTO blobs (hash, size, scanned, created_at) VALUES ($1, 0, '', 0) ON CONFLICT DO NOTHING";
    if run(&txn, sql, vec![hash.into()]).await? == 0 {
        return Ok(false);
    }
    cx.world.files.remove(hash).await?;
    run(&txn, "DELETE FROM blobs WHERE hash = $1", vec![hash.into()]).await?;
    txn.commit().await?;
    Ok(true)
}
