//! Limits that hold however many requests come at once.
//!
//! Whoever counts rows and then adds one must keep others from doing so in between: on PostgreSQL twenty at once would all see
//! four of five. On SQLite `BEGIN IMMEDIATE` keeps them out. There are three ways, and no limit has another:
//!
//! - [`count`] and [`hold`]: the limit is held for its owner, then counted. For rows of a member or an address.
//! - [`pace`]: so many in a while, counted in a row of its own. For what leaves no rows, or rows that go again.
//! - A row that is held anyway (`db::hold`, or an `UPDATE` that says the row is there): for what belongs to a thread, a resource,
//!   a collection.
//!
//! **Order of locks.** A transaction takes paces first, then limits in the order of [`Limited`], then threads, boards and other
//! rows as `db::hold` says. Sessions are the exception: they are held last, and nothing is waited for after them.

pub(crate) mod feature;
mod sql;
pub(crate) mod throttle;

use crate::{
    cx::Cx,
    db::{count as count_of, one},
    failure::Result,
    retention,
};
use model::{MemberId, Problem, limits::Pace};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, Value};
use sha2::{Digest, Sha256};
use std::fmt::Display;
use tables::throttle as counts;

/// What is limited for an owner. The number is half of the key that is held, and says which comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Limited {
    Posts = 1,
    Organisations = 2,
    Affiliations = 3,
    Invitations = 4,
    Reports = 5,
    Collections = 6,
    Drafts = 7,
    Imports = 8,
    Files = 9,
    /// Sign-ins by a provider that an address has begun.
    Attempts = 10,
    Sessions = 11,
    Groups = 12,
}

/// Makes others wait who count the same of the same owner, until the transaction ends.
pub(crate) async fn hold(txn: &impl ConnectionTrait, what: Limited, owner: impl Display) -> Result<()> {
    if txn.get_database_backend() == DbBackend::Postgres {
        let key: Vec<Value> = vec![(what as i32).into(), short(&owner.to_string()).into()];
        one::<Small>(txn, sql::HOLD, key).await?;
    }
    Ok(())
}

/// Counts one step of a member's, and refuses with a waiting time what is too fast. A step that is refused, or whose transaction
/// fails, is not counted.
pub(crate) async fn pace(txn: &impl ConnectionTrait, cx: &Cx, what: &str, member: MemberId, pace: Pace) -> Result<()> {
    if !cx.world.throttled {
        return Ok(());
    }
    let values = vec![format!("pace:{what}:{member}").into(), cx.now.into(), (cx.now - pace.window_ms).into()];
    let step: Option<Step> = one(txn, sql::STEP, values).await?;
    match step.filter(|step| i64::from(step.failures) > pace.most) {
        Some(step) => Err(too_many(step.since + pace.window_ms - cx.now)),
        None => Ok(()),
    }
}

/// Forgets counts of long ago, of failed sign-ins too. Returns how many.
pub(crate) async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let old = counts::Entity::delete_many().filter(counts::Column::Since.lt(cx.now - retention::COUNTS.ms()));
    let gone = old.exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(count_of(gone))
}

/// To be told to a person who has to wait so long.
pub(crate) fn too_many(left_ms: i64) -> crate::Failure {
    Problem::TooMany { retry_after: u32::try_from(left_ms.max(0) / 1000 + 1).unwrap_or(u32::MAX) }.into()
}

#[derive(FromQueryResult)]
struct Small {
    #[expect(dead_code, reason = "that there is a row is all")]
    n: i32,
}

#[derive(FromQueryResult)]
struct Step {
    failures: i32,
    since: i64,
}

/// Owners with the same number wait for each other, and nothing worse.
fn short(owner: &str) -> i32 {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(owner.as_bytes()));
    i32::from_be_bytes([a, b, c, d])
}
