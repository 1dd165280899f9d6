//! A conversation. `last_number` is the highest reply number given out; `gone` the numbers that no longer stand here.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "threads")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub board_id: i64,
    pub author_id: i64,
    pub opening_id: Option<i64>,
    pub kind: String,
    pub title: String,
    pub slug: String,
    pub language: String,
    pub excerpt: String,
    pub pinned: bool,
    pub locked: bool,
    pub answers_count: i32,
    pub replies_count: i32,
    pub last_number: i32,
    pub gone: String,
    pub score: i32,
    pub created_at: i64,
    pub last_activity_at: i64,
    pub last_author_id: i64,
    pub deleted_at: Option<i64>,
    pub merged_into: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
