//! What the form of a resource gained: concepts that ESCO lacks, and who invited whom as an author.

use crate::parts::{add_columns, belongs, big, bytewise, count, drop_columns, drop_tables, key, maybe_big, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let proposed = [big("material_id"), count("position"), bytewise(manager, "label"), text("definition"), text("language"), big("proposed_at")];
        let mut proposed = table("proposed_concepts", proposed);
        let mut proposed = key(&mut proposed, &["material_id", "position"]);
        manager.create_table(belongs(&mut proposed, "proposed_concepts", "material_id", "materials")).await?;
        add_columns(manager, "material_authors", [maybe_big("invited_at"), maybe_big("invited_by")]).await?;
        run(manager, &["CREATE INDEX proposed_concepts_label_idx ON proposed_concepts (label, material_id, position)"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, "material_authors", &["invited_by", "invited_at"]).await?;
        drop_tables(manager, &["proposed_concepts"]).await
    }
}
