//! Files that come in bit by bit, and what limits of an hour and of a member are counted by.

use crate::parts::{belongs, big, big_or_zero, drop_tables, id, key, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One member's, for one draft. `received` is how much of `length` is there.
        let uploads =
            [id(), text("token_hash"), big("material_id"), big("member_id"), text("name"), big("length"), big_or_zero("received"), big("created_at")];
        let mut uploads = belongs(&mut table("uploads", uploads), "uploads", "material_id", "materials");
        manager.create_table(belongs(&mut uploads, "uploads", "member_id", "members")).await?;
        // Where a part lies in the storage, by where it begins in the file.
        let mut parts = table("upload_parts", [big("upload_id"), big("starts_at"), big("size"), text("place")]);
        let mut parts = key(&mut parts, &["upload_id", "starts_at"]);
        manager.create_table(belongs(&mut parts, "upload_parts", "upload_id", "uploads")).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP INDEX files_created_by_idx"]).await?;
        drop_tables(manager, &["upload_parts", "uploads"]).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE UNIQUE INDEX uploads_token_hash_key ON uploads (token_hash)",
    "CREATE INDEX uploads_member_id_idx ON uploads (member_id)",
    "CREATE INDEX uploads_material_id_idx ON uploads (material_id)",
    "CREATE INDEX uploads_created_at_idx ON uploads (created_at)",
    "CREATE INDEX files_created_by_idx ON files (created_by, created_at)",
];
