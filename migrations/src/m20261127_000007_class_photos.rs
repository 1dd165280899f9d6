//! Photos from class with reports of use: files of the material, in no version of it.

use crate::parts::{add_columns, drop_columns, maybe_big, run};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, "uses", [maybe_big("photo_id")]).await?;
        run(manager, &["CREATE UNIQUE INDEX uses_photo_id_key ON uses (photo_id)"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP INDEX uses_photo_id_key"]).await?;
        drop_columns(manager, "uses", &["photo_id"]).await
    }
}
