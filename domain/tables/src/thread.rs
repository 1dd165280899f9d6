//! A conversation. `last_number` is the highest reply number given out; `gone` the numbers that no longer stand here.

use model::{BoardId, MemberId, ReplyId, ThreadId, ThreadKind};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "threads")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ThreadId,
    pub board_id: BoardId,
    pub author_id: MemberId,
    pub opening_id: Option<ReplyId>,
    pub kind: ThreadKind,
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
    pub last_author_id: MemberId,
    pub deleted_at: Option<i64>,
    pub merged_into: Option<ThreadId>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::board::Entity", from = "Column::BoardId", to = "super::board::Column::Id")]
    Board,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::AuthorId", to = "super::member::Column::Id")]
    Author,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::LastAuthorId", to = "super::member::Column::Id")]
    LastAuthor,
    #[sea_orm(has_many = "super::reply::Entity")]
    Replies,
    #[sea_orm(has_one = "super::material_thread::Entity")]
    Material,
}

impl Related<super::board::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Board.def()
    }
}

impl Related<super::reply::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Replies.def()
    }
}

impl Related<super::tag::Entity> for Entity {
    fn to() -> RelationDef {
        super::thread_tag::Relation::Tag.def()
    }

    fn via() -> Option<RelationDef> {
        Some(super::thread_tag::Relation::Thread.def().rev())
    }
}

impl Related<super::material_thread::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Material.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
