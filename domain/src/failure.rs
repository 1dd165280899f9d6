//! How a verb fails: with a problem a person may be told, or with a bug.

use model::Problem;
use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};
use std::{error::Error, fmt};

pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// Why a verb did not do its work.
#[derive(Debug)]
pub enum Failure {
    /// For the person: translatable, without internals.
    Problem(Problem),
    /// For us: logged once, with the request's id, where the request ends.
    Bug(Box<dyn Error + Send + Sync>),
}

impl Failure {
    /// What the person is told; a bug is told as "internal".
    pub fn problem(&self) -> Problem {
        match self {
            Self::Problem(problem) => problem.clone(),
            Self::Bug(_) => Problem::Internal,
        }
    }

    pub fn bug(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Bug(error.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problem(problem) => write!(f, "{problem:?}"),
            Self::Bug(error) => write!(f, "bug: {error}"),
        }
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Problem(_) => None,
            Self::Bug(error) => Some(error.as_ref()),
        }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        if is_away(&error) {
            tracing::warn!(%error, "the database is busy or away");
            return Self::Problem(Problem::Busy);
        }
        Self::Bug(Box::new(error))
    }
}

/// Locked, restarting or unreachable: worth a retry by the person, not a bug of ours.
fn is_away(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => is_away_for_sqlx(inner),
        _ => false,
    }
}

fn is_away_for_sqlx(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed | sqlx::Error::Tls(_) => true,
        // SQLite: 5 BUSY, 6 LOCKED, 261, 517 BUSY_*. PostgreSQL class 57P: shutdown; 08: connection; 55P03 and 57014: lock and statement time-out; 40: retry.
        sqlx::Error::Database(database) => database.code().is_some_and(|code| {
            matches!(code.as_ref(), "5" | "6" | "261" | "517" | "55P03" | "57014") || ["57P", "08", "40"].iter().any(|class| code.starts_with(class))
        }),
        _ => false,
    }
}

/// Whether a write broke the unique constraint on `table` (`column`): `<table>_<column>_key` on PostgreSQL, `table.column` on SQLite.
pub fn breaks_unique(error: &DbErr, table: &str, column: &str) -> bool {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(text)) => {
            text.contains(&format!("{table}_{column}_key")) || text.contains(&format!("{table}.{column}"))
        }
        _ => false,
    }
}
