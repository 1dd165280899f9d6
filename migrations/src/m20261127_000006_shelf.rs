//! In what order resources changed on the shelves of the library, so that every node keeps its index of them up to date.

use crate::parts::{add_columns, big_or_zero, drop_columns, drop_tables, id, run, table};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One row. Whoever raises it holds it until the end of the transaction, so numbers become visible in their order.
        manager.create_table(table("shelf_clock", [id(), big_or_zero("tick")])).await?;
        add_columns(manager, "materials", [big_or_zero("shelved")]).await?;
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP INDEX materials_shelved_idx"]).await?;
        drop_columns(manager, "materials", &["shelved"]).await?;
        drop_tables(manager, &["shelf_clock"]).await
    }
}

const UP: &[&str] = &[
    "UPDATE materials SET shelved = id WHERE version > 0",
    "INSERT INTO shelf_clock (id, tick) SELECT 1, COALESCE(MAX(id), 0) FROM materials",
    "CREATE INDEX materials_shelved_idx ON materials (shelved)",
];
