//! How far each kind of things is in the search index; -1 when all that was there before is in.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_progress")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: i32,
    pub indexer: i32,
    pub next_id: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
