//! On SQLite the words of each kind in a table of their own; the courier fills them again. PostgreSQL has had an index for each kind.

use crate::parts::{drop_tables, run};
use sea_orm_migration::{prelude::*, sea_orm::DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

const ONE: &[&str] = &["search_texts"];
const FOUR: &[&str] = &["search_threads", "search_replies", "search_materials", "search_names"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        change(manager, ONE, FOUR).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        change(manager, FOUR, ONE).await
    }
}

async fn change(manager: &SchemaManager<'_>, old: &[&'static str], new: &[&str]) -> Result<(), DbErr> {
    if manager.get_database_backend() != DatabaseBackend::Sqlite {
        return Ok(());
    }
    drop_tables(manager, old).await?;
    for name in new {
        // The words come cut and folded, so the tokenizer has nothing to do but to split at spaces.
        let table = format!(
            "CREATE VIRTUAL TABLE {name} USING fts5(title, body, marks, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')"
        );
        manager.get_connection().execute_unprepared(&table).await?;
    }
    run(manager, &["DELETE FROM search_progress", "DELETE FROM search_entries", "DELETE FROM search_grams"]).await
}
