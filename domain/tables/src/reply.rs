//! One post. Number 0 is the opening post; `path` sorts a thread as a tree.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "replies")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub thread_id: i64,
    pub number: i32,
    pub parent_id: Option<i64>,
    pub parent_number: Option<i32>,
    pub depth: i32,
    pub path: String,
    pub author_id: i64,
    pub body: String,
    pub html: String,
    pub renderer: i32,
    pub version: i32,
    pub descendants: i32,
    pub answer_at: Option<i64>,
    pub thanks: i32,
    pub tried: i32,
    pub adapted: i32,
    pub failed: i32,
    pub created_at: i64,
    pub edited_at: Option<i64>,
    pub deleted_at: Option<i64>,
    pub deleted_by: Option<i64>,
    pub removed_reason: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
