//! The index that everything is found by. What it is about stays in its own tables; here are only its words.

use crate::parts::{big, bytewise, count, drop_tables, key, run, table, text};
use sea_orm_migration::{prelude::*, sea_orm::DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Kind and id of what is found, and the language whose rules its words were cut by.
        let mut entries = table("search_entries", [count("kind"), big("object_id"), text("language")]);
        manager.create_table(key(&mut entries, &["kind", "object_id"])).await?;
        // How far each kind was indexed that was there before, and by which rules.
        let mut progress = table("search_progress", [count("kind"), count("indexer"), big("next_id")]);
        manager.create_table(key(&mut progress, &["kind"])).await?;
        // Words of names and tags by three letters each, for those who mistype them.
        let mut grams = table("search_grams", [text("kind"), bytewise(manager, "gram"), bytewise(manager, "word")]);
        manager.create_table(key(&mut grams, &["kind", "gram", "word"])).await?;
        run(manager, &["CREATE INDEX search_grams_word_idx ON search_grams (kind, word)"]).await?;
        run(manager, if manager.get_database_backend() == DatabaseBackend::Sqlite { SQLITE } else { POSTGRES }).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DatabaseBackend::Sqlite {
            drop_tables(manager, &["search_texts"]).await?;
        }
        drop_tables(manager, &["search_grams", "search_progress", "search_entries"]).await
    }
}

/// The words come cut and folded, so the tokenizer has nothing to do but to split at spaces.
const SQLITE: &[&str] = &["CREATE VIRTUAL TABLE search_texts USING fts5(title, body, marks, content='', contentless_delete=1, \
     tokenize='unicode61 remove_diacritics 0')"];

/// One index a kind: a word that is in half of all replies does not make the search for a tag slow.
const POSTGRES: &[&str] = &[
    "ALTER TABLE search_entries ADD COLUMN words tsvector NOT NULL DEFAULT ''",
    "CREATE INDEX search_entries_threads_idx ON search_entries USING gin (words) WITH (gin_pending_list_limit = 256) WHERE kind = 1",
    "CREATE INDEX search_entries_replies_idx ON search_entries USING gin (words) WITH (gin_pending_list_limit = 256) WHERE kind = 2",
    "CREATE INDEX search_entries_materials_idx ON search_entries USING gin (words) WITH (gin_pending_list_limit = 256) WHERE kind = 3",
    "CREATE INDEX search_entries_public_people_idx ON search_entries USING gin (words) WITH (gin_pending_list_limit = 256) WHERE kind = 4",
    "CREATE INDEX search_entries_people_idx ON search_entries USING gin (words) WITH (gin_pending_list_limit = 256) WHERE kind = 5",
    "CREATE INDEX search_entries_organisations_idx ON search_entries USING gin (words) WITH (gin_pending_list_limit = 256) WHERE kind = 6",
    "CREATE INDEX search_entries_tags_idx ON search_entries USING gin (words) WITH (gin_pending_list_limit = 256) WHERE kind = 7",
];
