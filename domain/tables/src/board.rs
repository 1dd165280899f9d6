//! A place for threads.

use model::{BoardId, GroupId, ThreadId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "boards")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: BoardId,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub language: String,
    pub country: String,
    pub colour: String,
    pub icon: String,
    pub position: i32,
    pub threads_count: i32,
    pub replies_count: i32,
    pub last_thread_id: Option<ThreadId>,
    pub last_activity_at: i64,
    pub archived_at: Option<i64>,
    /// With `group_id`: who sees it; see `model::Audience`.
    pub audience: String,
    pub group_id: Option<GroupId>,
    /// Only staff starts threads.
    pub news: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_many = "super::thread::Entity")]
    Threads,
}

impl Related<super::thread::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Threads.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
