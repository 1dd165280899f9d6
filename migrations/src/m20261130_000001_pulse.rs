//! A row that each running server writes every few seconds, as the proof that the database keeps what it is given.

use crate::parts::{big, drop_tables, maybe_big, table};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let node = ColumnDef::new(Alias::new("node")).text().not_null().primary_key().take();
        manager.create_table(table("pulses", [node, big("beat_at"), maybe_big("stopped_at")])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["pulses"]).await
    }
}
