//! The files of tables that are looked at, and how their letters were read.

use crate::parts::{add_columns, drop_columns, flag, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Until drafts are made of it, so that it can be read in another way and is not sent again.
        let content = ColumnDef::new(Alias::new("content")).blob().take();
        add_columns(manager, "imports", [content, text("charset"), flag("guessed")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, "imports", &["content", "charset", "guessed"]).await
    }
}
