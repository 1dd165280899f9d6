//! What members took away a moment ago, so that they can bring it back.

use crate::parts::{belongs, big, drop_tables, id, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // `object` is the number of what it was taken from; `parts` has the rows as JSON, table by table.
        let columns = [id(), big("member_id"), text("kind"), big("object"), text("parts"), big("taken_at")];
        manager.create_table(belongs(&mut table("takings", columns), "takings", "member_id", "members")).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["takings"]).await
    }
}

const INDEXES: &[&str] = &["CREATE INDEX takings_taken_at_idx ON takings (taken_at)", "CREATE INDEX takings_member_id_idx ON takings (member_id)"];
