//! How much may come in: for one draft, one member, one hour.

use super::sql;
use crate::{
    cx::Cx,
    db::{Number, Txn, one},
    failure::Result,
    text::fold_name,
};
use model::{Field, MaterialId, MemberId, Problem, Wrong};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use tables::{draft_file, file};

const HOUR_MS: i64 = 3_600_000;
/// Of one draft.
const FILES_MOST: u64 = 30;

/// Whether a draft can take one file more.
pub(super) async fn of_draft(txn: &Txn, material: MaterialId) -> Result<()> {
    if draft_file::Entity::find().filter(draft_file::Column::MaterialId.eq(material)).count(txn).await? >= FILES_MOST {
        return Err(Problem::field(Field::File, Wrong::TooManyOf { most: 30 }).into());
    }
    Ok(())
}

/// Whether no file of a draft has this name. Case and the way marks are written make no difference: many disks could not keep both.
pub(super) async fn of_name(txn: &Txn, material: MaterialId, name: &str) -> Result<()> {
    let there = draft_file::Entity::find().inner_join(file::Entity).filter(draft_file::Column::MaterialId.eq(material));
    let there: Vec<String> = there.select_only().column(file::Column::Name).into_tuple().all(txn).await?;
    let folded = fold_name(name);
    if there.iter().any(|one| fold_name(one) == folded) {
        return Err(Problem::field(Field::File, Wrong::Taken).into());
    }
    Ok(())
}

/// Whether the member who asks can add one file more.
pub(super) async fn of_member(txn: &Txn, cx: &Cx, size: i64) -> Result<()> {
    let limits = cx.world.files.limits;
    let me = cx.member()?.id;
    let used = one::<Number>(txn, sql::BROUGHT, vec![me.into()]).await?.map_or(0, |row| row.n);
    if u64::try_from(used.saturating_add(size)).unwrap_or(u64::MAX) > limits.member_bytes {
        return Err(Problem::field(Field::File, Wrong::NoShareLeft).into());
    }
    not_too_often(txn, cx, me).await
}

/// At most so many files in an hour; the next one goes when the first of them is an hour old.
async fn not_too_often(txn: &Txn, cx: &Cx, me: MemberId) -> Result<()> {
    let most = i64::from(cx.world.files.limits.files_per_hour);
    let first = one::<Number>(txn, sql::FIRST_OF_LATEST, vec![me.into(), (cx.now - HOUR_MS).into(), most.into()]).await?;
    match first {
        Some(row) if cx.world.throttled => {
            let wait = (row.n + HOUR_MS - cx.now).max(1_000) / 1_000;
            Err(Problem::TooMany { retry_after: u32::try_from(wait).unwrap_or(u32::MAX) }.into())
        }
        _ => Ok(()),
    }
}
