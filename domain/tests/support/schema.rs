//! The schema of a migrated database, as SQLite and PostgreSQL describe it.

use super::{Forum, Kind};
use domain::db;
use sea_orm::FromQueryResult;
use std::collections::{BTreeMap, BTreeSet};

/// What a column takes, as far as both databases tell it apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Family {
    Integer,
    Bigint,
    Text,
    Bool,
    Blob,
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    pub family: Family,
    pub nullable: bool,
}

#[derive(FromQueryResult)]
struct Text {
    t: Option<String>,
}

#[derive(FromQueryResult)]
struct Described {
    name: String,
    kind: String,
    nullable: bool,
}

#[derive(FromQueryResult)]
struct Reference {
    column: String,
    target: String,
}

/// The column `t` of all rows, without those where it is null.
pub async fn texts(forum: &Forum, sql: &str) -> Vec<String> {
    let rows: Vec<Text> = db::all(forum.world.db.reader(), sql, Vec::new()).await.expect(sql);
    rows.into_iter().filter_map(|row| row.t).collect()
}

/// The tables, without SQLite's full-text index: it is asked by searching.
pub async fn tables(forum: &Forum) -> Vec<String> {
    let sql = match forum.kind {
        Kind::Sqlite => "SELECT name AS t FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%VIRTUAL%'",
        Kind::Postgres => "SELECT CAST(table_name AS text) AS t FROM information_schema.tables WHERE table_schema = 'public'",
    };
    // Where FTS5 keeps a virtual table.
    let shadows = ["_data", "_idx", "_content", "_docsize", "_config"];
    let is_shadow = |name: &String| name.starts_with("search_") && shadows.iter().any(|end| name.ends_with(end));
    texts(forum, sql).await.into_iter().filter(|name| !is_shadow(name)).collect()
}

/// The names of a table's columns, in their order.
pub async fn columns(forum: &Forum, table: &str) -> Vec<String> {
    described(forum, table).await.into_iter().map(|column| column.name).collect()
}

/// A table's columns by name.
pub async fn shapes(forum: &Forum, table: &str) -> BTreeMap<String, Shape> {
    let shape = |column: Described| (column.name, Shape { family: family(forum.kind, &column.kind), nullable: column.nullable });
    described(forum, table).await.into_iter().map(shape).collect()
}

/// The columns of a table's primary key.
pub async fn key(forum: &Forum, table: &str) -> BTreeSet<String> {
    let sql = match forum.kind {
        Kind::Sqlite => format!("SELECT name AS t FROM pragma_table_info('{table}') WHERE pk > 0"),
        Kind::Postgres => format!(
            "SELECT CAST(a.attname AS text) AS t FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) \
             WHERE i.indisprimary AND i.indrelid = '{table}'::regclass"
        ),
    };
    texts(forum, &sql).await.into_iter().collect()
}

/// A table's foreign keys: its column and the table whose `id` it has.
pub async fn references(forum: &Forum, table: &str) -> BTreeSet<(String, String)> {
    let sql = match forum.kind {
        Kind::Sqlite => format!("SELECT \"from\" AS \"column\", \"table\" AS target FROM pragma_foreign_key_list('{table}')"),
        Kind::Postgres => format!(
            "SELECT CAST(a.attname AS text) AS \"column\", CAST(c.confrelid::regclass AS text) AS target FROM pg_constraint c \
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) WHERE c.contype = 'f' AND c.conrelid = '{table}'::regclass"
        ),
    };
    let rows: Vec<Reference> = db::all(forum.world.db.reader(), &sql, Vec::new()).await.expect("foreign keys");
    rows.into_iter().map(|row| (row.column, row.target)).collect()
}

async fn described(forum: &Forum, table: &str) -> Vec<Described> {
    let sql = match forum.kind {
        Kind::Sqlite => format!("SELECT name, LOWER(type) AS kind, \"notnull\" = 0 AS nullable FROM pragma_table_info('{table}') ORDER BY cid"),
        Kind::Postgres => format!(
            "SELECT CAST(column_name AS text) AS name, CAST(data_type AS text) AS kind, is_nullable = 'YES' AS nullable \
             FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position"
        ),
    };
    db::all(forum.world.db.reader(), &sql, Vec::new()).await.expect("columns")
}

fn family(database: Kind, kind: &str) -> Family {
    match kind {
        // SQLite has one kind of whole numbers, of 64 bits.
        "integer" if database == Kind::Sqlite => Family::Bigint,
        "integer" => Family::Integer,
        "bigint" => Family::Bigint,
        "text" | "varchar" | "character varying" => Family::Text,
        "boolean" => Family::Bool,
        "blob" | "bytea" => Family::Blob,
        other => Family::Other(other.to_owned()),
    }
}
