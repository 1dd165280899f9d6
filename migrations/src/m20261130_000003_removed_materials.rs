//! Whether staff took a resource out of the lists, and not its authors.

use crate::parts::{add_columns, drop_columns, flag, run};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, "materials", [flag("removed")]).await?;
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, "materials", &["removed"]).await
    }
}

/// The log knows who took out what is not listed now.
const UP: &[&str] = &["UPDATE materials SET removed = TRUE WHERE state = 'retired' AND EXISTS (SELECT 1 FROM audit l WHERE l.id = \
     (SELECT MAX(x.id) FROM audit x WHERE x.act = 'material-retired' AND x.object = 'material:' || materials.id) AND l.actor_id IS NOT NULL \
     AND NOT EXISTS (SELECT 1 FROM material_authors a WHERE a.material_id = materials.id AND a.member_id = l.actor_id AND a.accepted_at IS NOT NULL))"];
