//! Where the content of files lies, how much of it may come in, and who looks at it first. Rows and people are of no concern here.

mod limits;
mod scanner;
mod store;

pub use limits::{Limits, MOST_BYTES};
pub use scanner::{Clamd, Scanner, Verdict};
pub use store::{Content, Incoming, Store};

use sea_orm::FromQueryResult;

/// A file as pages list it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct FileRow {
    pub id: i64,
    pub name: String,
    pub mime: String,
    pub size: i64,
    pub scanned: String,
    pub blob: String,
}
