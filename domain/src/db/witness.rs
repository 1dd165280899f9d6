//! What SQLite itself says of commits and rollbacks, and connections that are thrown away when they are in doubt.

use sea_orm::sqlx::{
    Connection, Error, Postgres, Sqlite, SqliteConnection,
    pool::{PoolConnectionMetadata, PoolOptions},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

/// Counts the commits and rollbacks of the one connection that writes, by SQLite's hooks (sqlite3_commit_hook).
#[derive(Debug, Default)]
pub(super) struct Witness {
    commits: AtomicU64,
    rollbacks: AtomicU64,
    /// A transaction could not be begun: who knows in what state the connection is.
    doubted: AtomicBool,
}

/// What a [`Witness`] had counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tally {
    commits: u64,
    rollbacks: u64,
}

impl Witness {
    pub(super) fn tally(&self) -> Tally {
        Tally { commits: self.commits.load(Ordering::Acquire), rollbacks: self.rollbacks.load(Ordering::Acquire) }
    }

    pub(super) fn saw_rollback_since(&self, before: Tally) -> bool {
        self.tally().rollbacks != before.rollbacks
    }

    pub(super) fn saw_one_commit_since(&self, before: Tally) -> bool {
        self.tally().commits == before.commits + 1 && !self.saw_rollback_since(before)
    }

    /// Has the connection closed before it is used again.
    pub(super) fn doubt(&self) {
        self.doubted.store(true, Ordering::Release);
    }

    async fn watch(self: Arc<Self>, connection: &mut SqliteConnection) -> Result<(), Error> {
        let mut handle = connection.lock_handle().await?;
        let (commits, rollbacks) = (Arc::clone(&self), self);
        handle.set_commit_hook(move || {
            commits.commits.fetch_add(1, Ordering::AcqRel);
            true
        });
        handle.set_rollback_hook(move || {
            rollbacks.rollbacks.fetch_add(1, Ordering::AcqRel);
        });
        Ok(())
    }
}

/// A pool of SQLite connections of which none comes back in doubt; with a witness, each tells it of its commits.
pub(super) fn sqlite_pool(pool: PoolOptions<Sqlite>, witness: Option<&Arc<Witness>>) -> PoolOptions<Sqlite> {
    let pool = pool.after_release(|connection, _: PoolConnectionMetadata| Box::pin(is_outside_of_transactions(connection)));
    let Some(witness) = witness.cloned() else { return pool };
    let doubted = Arc::clone(&witness);
    let pool = pool.before_acquire(move |_, _| {
        let usable = !doubted.doubted.swap(false, Ordering::AcqRel);
        Box::pin(async move { Ok(usable) })
    });
    pool.after_connect(move |connection, _| {
        let witness = Arc::clone(&witness);
        Box::pin(witness.watch(connection))
    })
}

/// The same for PostgreSQL.
pub(super) fn postgres_pool(pool: PoolOptions<Postgres>) -> PoolOptions<Postgres> {
    pool.after_release(|connection, _: PoolConnectionMetadata| Box::pin(is_outside_of_transactions(connection)))
}

/// Whether a connection can be used again. sqlx counts how deep it is in transactions and does not count down when `COMMIT`
/// or `ROLLBACK` fail (SQLite fails a `ROLLBACK` after it has rolled back by itself). What comes next would then be a savepoint
/// inside of a transaction that nobody commits; so the connection is closed, and the pool opens another.
async fn is_outside_of_transactions(connection: &mut impl Connection) -> Result<bool, Error> {
    if !connection.is_in_transaction() {
        return Ok(true);
    }
    // A rollback that was only asked for is carried out before this is answered.
    connection.ping().await?;
    let outside = !connection.is_in_transaction();
    if !outside {
        tracing::warn!("a database connection whose transaction could not be ended is closed, and another one is opened");
    }
    Ok(outside)
}
