//! How much may come in: for one draft, one member, one hour.

use crate::{
    cx::Cx,
    db::{Number, Txn, all, one},
    failure::Result,
    text::fold_name,
};
use model::{Field, MaterialId, Problem, Wrong};
use sea_orm::FromQueryResult;

const HOUR_MS: i64 = 3_600_000;
/// Of one draft.
const FILES_MOST: i64 = 30;

/// Whether a draft can take one file more.
pub(super) async fn of_draft(txn: &Txn, material: MaterialId) -> Result<()> {
    let sql = "SELECT COUNT(*) AS n FROM draft_files WHERE material_id = $1";
    if one::<Number>(txn, sql, vec![material.0.into()]).await?.is_some_and(|row| row.n >= FILES_MOST) {
        return Err(Problem::field(Field::File, Wrong::TooManyOf { most: 30 }).into());
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

/// Whether no file of a draft has this name. Case and the way marks are written make no difference: many disks could not keep both.
pub(super) async fn of_name(txn: &Txn, material: MaterialId, name: &str) -> Result<()> {
    let sql = "SELECT f.name FROM draft_files d JOIN files f ON f.id = d.file_id WHERE d.material_id = $1";
    let there: Vec<Name> = all(txn, sql, vec![material.0.into()]).await?;
    let folded = fold_name(name);
    if there.iter().any(|row| fold_name(&row.name) == folded) {
        return Err(Problem::field(Field::File, Wrong::Taken).into());
    }
    Ok(())
}

/// Whether the member who asks can add one file more.
pub(super) async fn of_member(txn: &Txn, cx: &Cx, size: i64) -> Result<()> {
    let limits = cx.world.files.limits;
    let me = cx.member()?.id.0;
    let sql = "SELECT CAST(COALESCE(SUM(size), 0) AS bigint) AS n FROM files WHERE created_by = $1";
    let used = one::<Number>(txn, sql, vec![me.into()]).await?.map_or(0, |row| row.n);
    if u64::try_from(used.saturating_add(size)).unwrap_or(u64::MAX) > limits.member_bytes {
        return Err(Problem::field(Field::File, Wrong::NoShareLeft).into());
    }
    not_too_often(txn, cx, me).await
}

/// At most so many files in an hour; the next one goes when the first of them is an hour old.
async fn not_too_often(txn: &Txn, cx: &Cx, me: i64) -> Result<()> {
    let most = i64::from(cx.world.files.limits.files_per_hour);
    let sql = "SELECT COALESCE(MIN(created_at), 0) AS n FROM (SELECT created_at FROM files WHERE created_by = $1 AND created_at > $2 ORDER BY created_at DESC LIMIT $3) AS f \
               HAVING COUNT(*) >= $3";
    let first = one::<Number>(txn, sql, vec![me.into(), (cx.now - HOUR_MS).into(), most.into()]).await?;
    match first {
        Some(row) if cx.world.throttled => {
            let wait = (row.n + HOUR_MS - cx.now).max(1_000) / 1_000;
            Err(Problem::TooMany { retry_after: u32::try_from(wait).unwrap_or(u32::MAX) }.into())
        }
        _ => Ok(()),
    }
}
