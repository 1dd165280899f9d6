//! What the builder cannot say: SQLite's own look at its file.

use crate::{
    db::all,
    failure::{Failure, Result},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Line {
    quick_check: String,
}

/// What SQLite finds wrong with its file, most of all pages that are torn or of no tree (sqlite.org/pragma.html#pragma_quick_check).
/// Reads the whole file once.
pub(super) async fn quick_check(conn: &impl ConnectionTrait) -> Result<()> {
    let lines: Vec<Line> = all(conn, "PRAGMA quick_check(5)", Vec::new()).await?;
    let found: Vec<String> = lines.into_iter().map(|line| line.quick_check).filter(|line| line != "ok").collect();
    if found.is_empty() { Ok(()) } else { Err(Failure::bug(format!("the database file is damaged: {}", found.join("; ")))) }
}

#[derive(FromQueryResult)]
struct Size {
    bytes: i64,
}

/// How large the database file is, in bytes.
pub(super) async fn file_bytes(conn: &impl ConnectionTrait) -> Result<i64> {
    let sql = "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()";
    Ok(all::<Size>(conn, sql, Vec::new()).await?.first().map_or(0, |size| size.bytes))
}
