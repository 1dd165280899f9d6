//! Collections: resources side by side, in an order, by one or several editors.

use crate::parts::{belongs, big, count, drop_tables, id, key, maybe_big, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // `access` is `public`, `link` or `private`; `key` stands in the address of one that is open to who has the link.
        let columns = [
            id(),
            text("slug"),
            text("key"),
            text("title"),
            text("summary"),
            text("language"),
            text("access"),
            big("created_by"),
            big("created_at"),
            big("changed_at"),
            count("entries"),
            count("copies"),
            maybe_big("copied_from"),
        ];
        manager.create_table(belongs(&mut table("collections", columns), "collections", "created_by", "members")).await?;
        let mut editors = table("collection_editors", [big("collection_id"), big("member_id"), big("added_at")]);
        let mut editors = key(&mut editors, &["collection_id", "member_id"]);
        let mut editors = belongs(&mut editors, "collection_editors", "collection_id", "collections");
        manager.create_table(belongs(&mut editors, "collection_editors", "member_id", "members")).await?;
        let entries = [big("collection_id"), big("material_id"), count("position"), text("note"), big("added_by"), big("added_at")];
        let mut entries = table("collection_entries", entries);
        let mut entries = key(&mut entries, &["collection_id", "material_id"]);
        let mut entries = belongs(&mut entries, "collection_entries", "collection_id", "collections");
        manager.create_table(belongs(&mut entries, "collection_entries", "material_id", "materials")).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["collection_entries", "collection_editors", "collections"]).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE INDEX collections_access_idx ON collections (access, changed_at DESC, id DESC)",
    "CREATE INDEX collection_editors_member_id_idx ON collection_editors (member_id, collection_id)",
    "CREATE INDEX collection_entries_position_idx ON collection_entries (collection_id, position)",
    "CREATE INDEX collection_entries_material_id_idx ON collection_entries (material_id, collection_id)",
];
