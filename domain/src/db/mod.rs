//! The database: SQLite by default, PostgreSQL when a community outgrows one machine.

mod reader;
mod room;
mod sql;
mod txn;
mod witness;

pub use reader::Reader;
pub use txn::Txn;

use crate::failure::{Failure, NUL, Result};
use room::Room;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, ExecResult, FromQueryResult, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, Value, sea_query::SelectStatement,
};
use std::{sync::Arc, time::Duration};
use witness::Witness;

/// Where reads and writes go. On SQLite writes have one connection of their own, so that they queue here and not in the
/// file's lock; on PostgreSQL both are the same pool.
#[derive(Clone, Debug)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    /// Of the connection that writes, on SQLite.
    witness: Option<Arc<Witness>>,
    room: Room,
}

/// How many connections to hold.
#[derive(Clone, Copy, Debug)]
pub struct Pools {
    pub sqlite_readers: u32,
    pub postgres: u32,
}

impl Default for Pools {
    fn default() -> Self {
        Self { sqlite_readers: 3, postgres: 16 }
    }
}

/// How long a write waits for another process's lock, and a request for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

impl Db {
    /// Opens `sqlite://path?mode=rwc` or `postgres://…`; the file is made when missing.
    pub async fn open(url: &str, pools: Pools) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            let witness = Arc::new(Witness::default());
            let writer = Database::connect(sqlite(url, 1, Some(&witness))).await?;
            let reader = Database::connect(sqlite(url, pools.sqlite_readers, None)).await?;
            return Ok(Self { reader, writer, witness: Some(witness), room: Room::default() });
        }
        let pool = Database::connect(postgres(url, pools.postgres)).await?;
        Ok(Self { reader: pool.clone(), writer: pool, witness: None, room: Room::default() })
    }

    /// Of connections opened elsewhere, for tests that watch them.
    pub fn from_parts(reader: DatabaseConnection, writer: DatabaseConnection) -> Self {
        Self { reader, writer, witness: None, room: Room::default() }
    }

    /// For queries that change nothing.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For migrations and bulk loading; verbs use [`Db::begin`].
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    pub fn is_sqlite(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Sqlite
    }

    /// Starts a write. `BEGIN IMMEDIATE` on SQLite: a read that later turns into a write would fail at once with
    /// SQLITE_BUSY_SNAPSHOT, whatever the busy time-out.
    pub async fn begin(&self) -> Result<Txn> {
        let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        match (self.writer.begin_with_options(options).await, &self.witness) {
            (Ok(begun), witness) => Ok(Txn::new(begun, self.room.clone(), witness.clone())),
            (Err(error), Some(witness)) => {
                witness.doubt();
                Err(error.into())
            }
            (Err(error), None) => Err(error.into()),
        }
    }

    /// Starts a read that is given up after two seconds. PostgreSQL plans its statements once for all words: each is written so that
    /// it can be answered in one way only, and planning twenty of them would take longer than carrying them out.
    pub async fn begin_search(&self) -> Result<Txn> {
        let txn = Txn::new(self.reader.begin_with_options(TransactionOptions::default()).await?, self.room.clone(), None);
        if !self.is_sqlite() {
            run(&txn, sql::SEARCHING, Vec::new()).await?;
        }
        Ok(txn)
    }

    /// Whether a write was refused within this time because the disk is full. A small one may still have found room.
    pub fn was_full_within(&self, time: Duration) -> bool {
        self.room.was_lacking_within(time)
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.reader.ping().await?)
    }
}

fn shared(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.to_owned());
    options.max_connections(connections).min_connections(1).acquire_timeout(PATIENCE).sqlx_logging(false);
    options
}

fn sqlite(url: &str, connections: u32, witness: Option<&Arc<Witness>>) -> ConnectOptions {
    let mut options = shared(url, connections);
    let witness = witness.cloned();
    options.map_sqlx_sqlite_pool_opts(move |pool| witness::sqlite_pool(pool, witness.as_ref()));
    options.idle_timeout(None::<Duration>).max_lifetime(None::<Duration>).test_before_acquire(false).map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(sea_orm::sqlx::sqlite::SqliteJournalMode::Wal)
            .synchronous(sea_orm::sqlx::sqlite::SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .statement_cache_capacity(256)
            .pragma("cache_size", "-16000")
            // As much as SQLite allows by default: pages beyond are copied, and a large forum would be slower than a small one.
            .pragma("mmap_size", "2147418112")
            .pragma("temp_store", "memory")
    });
    options
}

fn postgres(url: &str, connections: u32) -> ConnectOptions {
    let mut options = shared(url, connections);
    options.map_sqlx_postgres_pool_opts(witness::postgres_pool);
    options.connect_timeout(PATIENCE).map_sqlx_postgres_opts(|postgres| {
        postgres.statement_cache_capacity(256).options([
            ("statement_timeout", "10s"),
            ("lock_timeout", "5s"),
            // Where a database of a forum lies, reading here and there costs little more than reading on. With the default of 4, made for
            // turning disks, a thread is sorted whole and joined with all members.
            ("random_page_cost", "1.1"),
            // A connection whose BEGIN was cancelled half way (sqlx issue 4385) is freed by the server.
            ("idle_in_transaction_session_timeout", "10s"),
        ])
    });
    options
}

/// Makes other writers that hold this row wait until the transaction ends, so that what is read next stays true. On SQLite
/// `BEGIN IMMEDIATE` has done so for the whole file. Threads are held before boards, lower ids before higher.
pub async fn hold(txn: &impl ConnectionTrait, rows: &str, value: i64) -> Result<()> {
    if txn.get_database_backend() == DbBackend::Postgres {
        run(txn, &sql::hold(rows), vec![value.into()]).await?;
    }
    Ok(())
}

/// All rows of a statement. Placeholders are `$1`, `$2`, … on both databases.
pub async fn all<T: FromQueryResult>(conn: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<Vec<T>> {
    Ok(T::find_by_statement(statement(conn, sql, values)).all(conn).await?)
}

/// All rows of a statement that was put together.
pub async fn all_of<T: FromQueryResult>(conn: &impl ConnectionTrait, select: &SelectStatement) -> Result<Vec<T>> {
    Ok(T::find_by_statement(conn.get_database_backend().build(select)).all(conn).await?)
}

/// Its first row, if any.
pub async fn one_of<T: FromQueryResult>(conn: &impl ConnectionTrait, select: &SelectStatement) -> Result<Option<T>> {
    Ok(T::find_by_statement(conn.get_database_backend().build(select)).one(conn).await?)
}

/// The first row, if any.
pub async fn one<T: FromQueryResult>(conn: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<Option<T>> {
    Ok(T::find_by_statement(statement(conn, sql, values)).one(conn).await?)
}

/// Runs a statement and says how many rows it changed.
pub async fn run(conn: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<u64> {
    let done: ExecResult = conn.execute_raw(statement(conn, sql, values)).await.map_err(Failure::from)?;
    Ok(done.rows_affected())
}

fn statement(conn: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(conn.get_database_backend(), sql, values)
}

/// PostgreSQL takes no NUL in a text. Texts of posts come without; one in a slug, tag or key was put there by hand.
fn without_nul(statement: Statement) -> Result<Statement, DbErr> {
    let has_nul = |value: &Value| matches!(value, Value::String(Some(text)) if text.contains('\0'));
    match &statement.values {
        Some(values) if values.iter().any(has_nul) => Err(DbErr::Custom(NUL.to_owned())),
        _ => Ok(statement),
    }
}

/// How many rows a statement changed, as jobs tell it.
pub fn count(rows: u64) -> usize {
    usize::try_from(rows).unwrap_or(usize::MAX)
}

/// A pattern for `LIKE … ESCAPE '!'` that fits wherever `word` stands.
pub fn like(word: &str) -> String {
    format!("%{}%", word.replace('!', "!!").replace('%', "!%").replace('_', "!_").replace('\0', ""))
}

/// `$from, $from+1, …` for an `IN (…)` list of `count` values.
pub fn places(from: usize, count: usize) -> String {
    (from..from + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

/// A row that is a single number.
#[derive(FromQueryResult)]
pub struct Number {
    pub n: i64,
}
