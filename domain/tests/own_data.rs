//! What is a member's own: the ledger of erasures, leaving, downloads, figures of retention: on SQLite and PostgreSQL.

mod away;
mod columns;
mod exports;
mod leaving;
mod ledger;
mod seed;
mod whole;

use crate::support;
use crate::support::{
    Forum,
    schema::{columns, references, tables, texts},
};
use domain::db;
use sea_orm::Value;
use std::{collections::BTreeMap, fs::File, io::Read, path::Path};

pub async fn number(forum: &Forum, sql: &str) -> i64 {
    db::one::<db::Number>(forum.world.db.reader(), sql, Vec::new()).await.expect(sql).expect("a row").n
}

pub async fn run(forum: &Forum, sql: &str, values: Vec<Value>) {
    let txn = forum.guest().begin().await.expect("begin");
    db::run(&txn, sql, values).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
    txn.commit().await.expect("commit");
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
