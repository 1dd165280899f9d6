use super::{Kept, sql};
use crate::{
    db::{all, one, run},
    failure::{Failure, Result},
};
use model::Problem;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, SqlErr, Value};
use serde::{Deserialize, Serialize};

/// Rows to copy: those of a table that fit a condition with `$1`, `$2`, ….
pub(crate) struct Rows {
    pub table: &'static str,
    pub condition: &'static str,
    pub values: Vec<Value>,
}

/// Rows that were copied, as a JSON array of objects.
#[derive(Serialize, Deserialize)]
pub(super) struct Part {
    table: String,
    rows: String,
}

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

#[derive(FromQueryResult)]
struct Read {
    rows: String,
}

impl Rows {
    pub(super) async fn read(self, txn: &impl ConnectionTrait) -> Result<Part> {
        let columns = columns(txn, self.table).await?;
        let read: Option<Read> = one(txn, &sql::read(self.table, self.condition, columns.as_deref()), self.values).await?;
        Ok(Part { table: self.table.to_owned(), rows: read.map(|read| read.rows).unwrap_or_default() })
    }
}

impl Kept {
    /// The number that a column of the first row of a table had.
    pub(crate) fn number(&self, table: &str, column: &str) -> Result<i64> {
        self.cell(table, column)?.as_i64().ok_or_else(|| Problem::NotFound.into())
    }

    /// The same for a text.
    pub(crate) fn text(&self, table: &str, column: &str) -> Result<String> {
        self.cell(table, column)?.as_str().map(str::to_owned).ok_or_else(|| Problem::NotFound.into())
    }

    fn cell(&self, table: &str, column: &str) -> Result<serde_json::Value> {
        let part = self.parts.iter().find(|part| part.table == table).ok_or(Problem::NotFound)?;
        let rows: serde_json::Value = serde_json::from_str(&part.rows).map_err(Failure::bug)?;
        rows.pointer(&format!("/0/{column}")).cloned().ok_or_else(|| Problem::NotFound.into())
    }
}

/// Puts the rows back, in the order in which they were copied, and says how many. What is there again already stays as it is.
///
/// # Errors
/// [`Problem::NotFound`] where what they belong to is gone.
pub(crate) async fn put_back(txn: &impl ConnectionTrait, kept: &Kept) -> Result<u64> {
    let mut count = 0;
    for part in &kept.parts {
        let columns = columns(txn, &part.table).await?;
        count += run(txn, &sql::write(&part.table, columns.as_deref()), vec![part.rows.clone().into()]).await.map_err(orphan)?;
    }
    Ok(count)
}

fn orphan(failure: Failure) -> Failure {
    let lost = |error: &DbErr| matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_)));
    match &failure {
        Failure::Bug(error) if error.downcast_ref::<DbErr>().is_some_and(lost) => Problem::NotFound.into(),
        _ => failure,
    }
}

/// The columns of a table, for SQLite.
async fn columns(conn: &impl ConnectionTrait, table: &str) -> Result<Option<Vec<String>>> {
    if conn.get_database_backend() != DbBackend::Sqlite {
        return Ok(None);
    }
    let names: Vec<Name> = all(conn, sql::COLUMNS, vec![table.into()]).await?;
    Ok(Some(names.into_iter().map(|row| row.name).collect()))
}
