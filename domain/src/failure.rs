//! How a verb fails: with a problem a person may be told, or with a bug.

use model::Problem;
use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};
use std::{
    error::Error,
    fmt,
    io::{self, ErrorKind},
};

/// What is said of a statement with a NUL in a text; the person is told that it is malformed.
pub(crate) const NUL: &str = "a text has a NUL";

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

    /// A refusal of the file system: where there is no room, the person is told so.
    pub fn io(error: io::Error) -> Self {
        if has_no_room(&error) {
            tracing::error!(%error, "a disk has no room left");
            return Problem::Full.into();
        }
        Self::bug(error)
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
        match fault_of(&error) {
            Fault::Away => {
                tracing::warn!(%error, "the database is busy or away");
                Self::Problem(Problem::Busy)
            }
            Fault::Full => {
                tracing::error!(%error, "the database has no room left on its disk: nothing can be written until there is some");
                Self::Problem(Problem::Full)
            }
            Fault::Unwritable => {
                tracing::error!(%error, "the database cannot be read or written");
                Self::Problem(Problem::Busy)
            }
            Fault::Malformed => Self::Problem(Problem::Malformed),
            Fault::Bug => Self::Bug(Box::new(error)),
        }
    }
}

/// What a database's refusal means for the person who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// Locked, restarting or unreachable: worth another try by the person.
    Away,
    /// No room on its disk.
    Full,
    /// Read-only, out of memory, or its disk fails.
    Unwritable,
    /// A text that no database can keep.
    Malformed,
    Bug,
}

/// The disk, the share of this user, or the longest file that the system lets this process write.
pub(crate) fn has_no_room(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
}

/// Whether the database had no room for a write.
pub(crate) fn is_full(error: &DbErr) -> bool {
    fault_of(error) == Fault::Full
}

fn fault_of(error: &DbErr) -> Fault {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) | DbErr::Conn(RuntimeErr::SqlxError(inner)) => {
            match fault_for_sqlx(inner) {
                Fault::Bug if matches!(error, DbErr::Conn(_)) => Fault::Away,
                fault => fault,
            }
        }
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Fault::Away,
        DbErr::Custom(what) if what == NUL => Fault::Malformed,
        _ => Fault::Bug,
    }
}

fn fault_for_sqlx(error: &sqlx::Error) -> Fault {
    use sqlx::Error as E;
    match error {
        E::Io(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed | E::BeginFailed | E::InvalidSavePointStatement | E::Tls(_) => Fault::Away,
        E::Database(database) => database.code().map_or(Fault::Bug, |code| fault_of_code(&code)),
        _ => Fault::Bug,
    }
}

/// By SQLite's result code (sqlite.org/rescode.html; the low byte is the primary one) or PostgreSQL's SQLSTATE (appendix A),
/// which has five characters.
fn fault_of_code(code: &str) -> Fault {
    if code.len() == 5 {
        return match code {
            "53100" => Fault::Full,
            // Read-only transaction (a standby), I/O error, out of memory.
            "25006" | "58030" | "53200" => Fault::Unwritable,
            // Lock and statement time-out, too many connections.
            "55P03" | "57014" | "53300" => Fault::Away,
            // Operator intervention, connection, retry.
            _ if ["57P", "08", "40"].iter().any(|class| code.starts_with(class)) => Fault::Away,
            _ => Fault::Bug,
        };
    }
    match code.parse::<u32>().map(|code| code & 0xff) {
        // BUSY, LOCKED, INTERRUPT, PROTOCOL.
        Ok(5 | 6 | 9 | 15) => Fault::Away,
        Ok(13) => Fault::Full,
        // NOMEM, READONLY, IOERR, CANTOPEN.
        Ok(7 | 8 | 10 | 14) => Fault::Unwritable,
        _ => Fault::Bug,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_databases_tell_what_is_the_matter() {
        for (code, fault) in [
            ("13", Fault::Full),
            ("53100", Fault::Full),
            ("10", Fault::Unwritable),
            ("778", Fault::Unwritable),  // IOERR_WRITE
            ("1544", Fault::Unwritable), // READONLY_CANTLOCK and kin
            ("5", Fault::Away),
            ("517", Fault::Away),
            ("9", Fault::Away),
            ("57P01", Fault::Away),
            ("40001", Fault::Away),
            ("2067", Fault::Bug), // CONSTRAINT_UNIQUE
            ("23505", Fault::Bug),
            ("11", Fault::Bug), // CORRUPT
        ] {
            assert_eq!(fault_of_code(code), fault, "{code}");
        }
    }
}
