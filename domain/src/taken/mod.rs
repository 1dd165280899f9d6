//! What was taken away a moment ago. Its rows are deleted as they always were, so that no query has to know of it, and a copy of them
//! is kept for [`UNDO_MS`]: until then whoever took it away can bring it back.

mod rows;
mod sql;

use crate::{
    cx::Cx,
    db::{Number, one, run},
    failure::{Failure, Result},
    policy,
};
use model::{Problem, limits::UNDO_MS};
use rows::Part;
pub(crate) use rows::{Rows, put_back};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};

/// Something that was taken away, with the number under which [`crate::undo::bring_back`] brings it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken<T = ()> {
    pub undo: i64,
    pub of: T,
}

/// What it is. Names are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Draft,
    Collection,
    /// A resource in a collection.
    Entry,
    Editor,
    /// Of a resource; also one who was only asked.
    Author,
    File,
    UseReport,
    ClassPhoto,
    Review,
    Affiliation,
    /// Its verification.
    Verification,
    Invitation,
}

/// Rows that were taken, for the feature that puts them back.
pub(crate) struct Kept {
    pub kind: Kind,
    /// The number of what they were taken from.
    pub object: i64,
    parts: Vec<Part>,
}

#[derive(FromQueryResult)]
struct Row {
    kind: String,
    object: i64,
    parts: String,
    taken_at: i64,
}

/// Copies these rows. Call it in the transaction that deletes them, before it does.
pub(crate) async fn keep(txn: &impl ConnectionTrait, cx: &Cx, kind: Kind, object: i64, all: Vec<Rows>) -> Result<Taken> {
    let me = cx.member()?.id;
    forget_old(txn, cx).await?;
    let mut parts = Vec::new();
    for rows in all {
        parts.push(rows.read(txn).await?);
    }
    let kind = serde_json::to_string(&kind).map_err(Failure::bug)?;
    let parts = serde_json::to_string(&parts).map_err(Failure::bug)?;
    let values = vec![me.0.into(), kind.trim_matches('"').into(), object.into(), parts.into(), cx.now.into()];
    let row: Option<Number> = one(txn, sql::KEEP, values).await?;
    Ok(Taken { undo: row.ok_or_else(|| Failure::bug("an insert returned no id"))?.n, of: () })
}

/// Takes one's own copy in hand, once and in time.
pub(crate) async fn claim(txn: &impl ConnectionTrait, cx: &Cx, id: i64) -> Result<Kept> {
    let me = policy::writer(&cx.actor)?.id;
    let row: Option<Row> = one(txn, sql::CLAIM, vec![id.into(), me.0.into()]).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    if cx.now - row.taken_at > UNDO_MS {
        return Err(Problem::TooLate.into());
    }
    let kind = serde_json::from_value(row.kind.into()).map_err(Failure::bug)?;
    Ok(Kept { kind, object: row.object, parts: serde_json::from_str(&row.parts).map_err(Failure::bug)? })
}

/// Forgets what nobody can bring back any more, and says how much that was.
pub(crate) async fn forget_old(txn: &impl ConnectionTrait, cx: &Cx) -> Result<u64> {
    run(txn, sql::FORGET, vec![(cx.now - UNDO_MS).into()]).await
}

impl<T> Taken<T> {
    /// The same, of something.
    pub(crate) fn of<U>(self, of: U) -> Taken<U> {
        Taken { undo: self.undo, of }
    }
}
