//! News on their way.

use crate::parts::{big, count, drop_tables, id, maybe_big, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let outbox = table(
            "outbox",
            [
                id(),
                text("news"),
                big("recorded_at"),
                count("attempts"),
                big("next_at"),
                maybe_big("delivered_at"),
                maybe_big("parked_at"),
                text("fault"),
            ],
        );
        manager.create_table(outbox).await?;
        run(manager, &["CREATE INDEX outbox_waiting_idx ON outbox (next_at, id) WHERE delivered_at IS NULL AND parked_at IS NULL"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["outbox"]).await
    }
}
