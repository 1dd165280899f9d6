//! What is a member's own: the ledger of erasures, leaving, downloads, figures of retention: on SQLite and PostgreSQL.

mod away;
mod columns;
mod exports;
mod leaving;
mod ledger;
mod seed;
mod whole;

use crate::support;
use crate::support::Forum;
use domain::db;
use sea_orm::{FromQueryResult, Value};
use std::{collections::BTreeMap, fs::File, io::Read, path::Path};

#[derive(FromQueryResult)]
struct Text {
    t: Option<String>,
}

pub async fn texts(forum: &Forum, sql: &str) -> Vec<String> {
    let rows: Vec<Text> = db::all(forum.world.db.reader(), sql, Vec::new()).await.expect(sql);
    rows.into_iter().filter_map(|row| row.t).collect()
}

pub async fn number(forum: &Forum, sql: &str) -> i64 {
    db::one::<db::Number>(forum.world.db.reader(), sql, Vec::new()).await.expect(sql).expect("a row").n
}

pub async fn run(forum: &Forum, sql: &str, values: Vec<Value>) {
    let txn = forum.guest().begin().await.expect("begin");
    db::run(&txn, sql, values).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
    txn.commit().await.expect("commit");
}

/// The tables of the schema, without the index of the search, which is asked by searching.
pub async fn tables(forum: &Forum) -> Vec<String> {
    let sql = match forum.kind {
        support::Kind::Sqlite => "SELECT name AS t FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%VIRTUAL%'",
        support::Kind::Postgres => "SELECT CAST(table_name AS text) AS t FROM information_schema.tables WHERE table_schema = 'public'",
    };
    let shadows = ["_data", "_idx", "_content", "_docsize", "_config"];
    let is_shadow = |name: &String| name.starts_with("search_") && shadows.iter().any(|end| name.ends_with(end));
    texts(forum, sql).await.into_iter().filter(|name| !is_shadow(name)).collect()
}

pub async fn columns(forum: &Forum, table: &str) -> Vec<String> {
    let sql = match forum.kind {
        support::Kind::Sqlite => format!("SELECT name AS t FROM pragma_table_info('{table}')"),
        support::Kind::Postgres => {
            format!("SELECT CAST(column_name AS text) AS t FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'")
        }
    };
    texts(forum, &sql).await
}

/// The files of an archive.
pub fn unzip(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(File::open(path).expect("a file")).expect("a ZIP");
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file in it");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("readable");
        files.insert(file.name().expect("a name").into_owned(), bytes);
    }
    files
}
