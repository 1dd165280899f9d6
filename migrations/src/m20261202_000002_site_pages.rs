//! Pages that staff writes about the site, and their versions.

use crate::parts::{belongs, big, count, drop_tables, id, key, maybe_big, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        pages(manager).await?;
        let columns = [big("page_id"), count("number"), text("title"), text("body"), text("note"), big("written_by"), big("written_at")];
        let mut versions = key(&mut table("site_page_versions", columns), &["page_id", "number"]);
        let mut versions = belongs(&mut versions, "site_page_versions", "page_id", "site_pages");
        manager.create_table(belongs(&mut versions, "site_page_versions", "written_by", "members")).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["site_page_versions", "site_pages"]).await
    }
}

async fn pages(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // `audience` is `public`, `members` or `staff`.
    let columns = [
        id(),
        text("slug"),
        text("title"),
        text("language"),
        text("audience"),
        text("body"),
        text("html"),
        count("renderer"),
        count("version"),
        maybe_big("owner_id"),
        maybe_big("due_at"),
        maybe_big("hidden_at"),
        big("created_by"),
        big("created_at"),
        big("changed_at"),
    ];
    let mut pages = belongs(&mut table("site_pages", columns), "site_pages", "owner_id", "members");
    manager.create_table(belongs(&mut pages, "site_pages", "created_by", "members")).await
}

const INDEXES: &[&str] = &[
    "CREATE UNIQUE INDEX site_pages_slug_key ON site_pages (slug)",
    "CREATE INDEX site_pages_owner_id_idx ON site_pages (owner_id) WHERE owner_id IS NOT NULL",
    "CREATE INDEX site_pages_created_by_idx ON site_pages (created_by)",
    "CREATE INDEX site_page_versions_written_by_idx ON site_page_versions (written_by, written_at)",
];
