//! What a backup asks the database, beside any verb: whole tables, snapshots, the look of the file.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use std::collections::BTreeMap;

/// Content of the library, by its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, FromQueryResult)]
pub struct Blob {
    pub hash: String,
    pub size: i64,
}

#[derive(FromQueryResult)]
struct Text {
    t: String,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// Tables whose rows are counted in a manifest.
const COUNTED: [&str; 8] = ["members", "boards", "threads", "replies", "materials", "files", "collections", "sessions"];

fn said(conn: &impl ConnectionTrait, sql: &str) -> Statement {
    Statement::from_string(conn.get_database_backend(), sql)
}

/// All content that some file has.
pub async fn blobs(conn: &impl ConnectionTrait) -> Result<Vec<Blob>, DbErr> {
    let sql = "SELECT hash, size FROM blobs WHERE EXISTS (SELECT 1 FROM files WHERE files.blob = blobs.hash) ORDER BY hash";
    Blob::find_by_statement(said(conn, sql)).all(conn).await
}

/// The names of all photos that members have.
pub async fn photos(conn: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows = Text::find_by_statement(said(conn, "SELECT photo AS t FROM members WHERE photo <> ''")).all(conn).await?;
    Ok(rows.into_iter().map(|row| row.t).collect())
}

pub async fn counts(conn: &impl ConnectionTrait) -> Result<BTreeMap<String, i64>, DbErr> {
    let mut counts = BTreeMap::new();
    for table in COUNTED {
        let row = Count::find_by_statement(said(conn, &format!("SELECT COUNT(*) AS n FROM {table}"))).one(conn).await?;
        counts.insert(table.to_owned(), row.map_or(0, |row| row.n));
    }
    Ok(counts)
}

/// Rows of the tables that grow with the site, in all.
pub async fn rows(conn: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let sql = "SELECT (SELECT COUNT(*) FROM members) + (SELECT COUNT(*) FROM threads) + (SELECT COUNT(*) FROM replies) AS n";
    Ok(Count::find_by_statement(said(conn, sql)).one(conn).await?.map_or(0, |row| row.n))
}

/// The name of the last migration that was applied.
pub async fn schema(conn: &impl ConnectionTrait) -> Result<String, DbErr> {
    let row = Text::find_by_statement(said(conn, "SELECT version AS t FROM seaql_migrations ORDER BY version DESC LIMIT 1")).one(conn).await?;
    Ok(row.map(|row| row.t).unwrap_or_default())
}

/// Whether the database holds tables already.
pub async fn has_tables(conn: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let sql = match conn.get_database_backend() {
        DbBackend::Postgres => "SELECT COUNT(*) AS n FROM pg_tables WHERE schemaname = 'public'",
        _ => "SELECT COUNT(*) AS n FROM sqlite_schema WHERE type = 'table'",
    };
    Ok(Count::find_by_statement(said(conn, sql)).one(conn).await?.is_some_and(|row| row.n > 0))
}

/// Writes a SQLite database into a new file, as it is at this moment, while others go on (sqlite.org/lang_vacuum.html).
pub async fn vacuum_into(conn: &impl ConnectionTrait, file: &str) -> Result<(), DbErr> {
    conn.execute_unprepared(&format!("VACUUM INTO '{}'", file.replace('\'', "''"))).await.map(drop)
}

/// Names what this PostgreSQL transaction sees, so that `pg_dump` sees the same.
pub async fn export_snapshot(txn: &impl ConnectionTrait) -> Result<String, DbErr> {
    // The transaction waits for pg_dump, however long that takes.
    txn.execute_unprepared("SET LOCAL idle_in_transaction_session_timeout = 0").await?;
    let row = Text::find_by_statement(said(txn, "SELECT pg_export_snapshot() AS t")).one(txn).await?;
    row.map(|row| row.t).ok_or_else(|| DbErr::Custom("PostgreSQL exports no snapshot".to_owned()))
}

/// What is wrong with a SQLite file: pages, indexes, references. Reads all of it.
pub async fn faults_of_file(conn: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    #[derive(FromQueryResult)]
    struct Integrity {
        integrity_check: String,
    }
    #[derive(FromQueryResult)]
    struct Reference {
        table: String,
        parent: String,
    }
    let integrity = Integrity::find_by_statement(said(conn, "PRAGMA integrity_check(20)")).all(conn).await?;
    let references = Reference::find_by_statement(said(conn, "PRAGMA foreign_key_check")).all(conn).await?;
    let mut faults: Vec<String> = integrity.into_iter().map(|row| row.integrity_check).filter(|text| text != "ok").collect();
    faults.extend(references.into_iter().take(20).map(|row| format!("a row of {} refers to a row of {} that is not there", row.table, row.parent)));
    Ok(faults)
}

/// Indexes that PostgreSQL does not use because they were never finished.
pub async fn broken_indexes(conn: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let sql = "SELECT indexrelid::regclass::text AS t FROM pg_index WHERE NOT indisvalid OR NOT indisready";
    Ok(Text::find_by_statement(said(conn, sql)).all(conn).await?.into_iter().map(|row| row.t).collect())
}

/// The database's clock, in milliseconds since the Unix epoch.
pub async fn clock(conn: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let sql = match conn.get_database_backend() {
        DbBackend::Postgres => "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint) AS n",
        _ => "SELECT CAST(unixepoch('subsec') * 1000 AS bigint) AS n",
    };
    Ok(Count::find_by_statement(said(conn, sql)).one(conn).await?.map_or(0, |row| row.n))
}
