//! One post. Number 0 is the opening post; `path` sorts a thread as a tree.

use model::{MemberId, ReplyId, ThreadId};
use sea_orm::{entity::prelude::*, sea_query::Expr};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "replies")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ReplyId,
    pub thread_id: ThreadId,
    pub number: i32,
    pub parent_id: Option<ReplyId>,
    pub parent_number: Option<i32>,
    pub depth: i32,
    pub path: String,
    pub author_id: MemberId,
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
    pub deleted_by: Option<MemberId>,
    pub removed_reason: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::thread::Entity", from = "Column::ThreadId", to = "super::thread::Column::Id")]
    Thread,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::AuthorId", to = "super::member::Column::Id")]
    Author,
    #[sea_orm(has_many = "super::revision::Entity")]
    Revisions,
    #[sea_orm(has_many = "super::reaction::Entity")]
    Reactions,
    #[sea_orm(has_many = "super::mention::Entity")]
    Mentions,
    #[sea_orm(has_many = "super::quote::Entity")]
    Quotes,
    #[sea_orm(has_one = "super::post_material::Entity")]
    Material,
}

impl Related<super::thread::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Thread.def()
    }
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Author.def()
    }
}

impl Related<super::revision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Revisions.def()
    }
}

impl Related<super::reaction::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Reactions.def()
    }
}

impl Related<super::mention::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Mentions.def()
    }
}

impl Related<super::quote::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Quotes.def()
    }
}

impl Related<super::post_material::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Material.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// Posts that are not deleted.
pub fn live() -> Expr {
    Column::DeletedAt.is_null()
}
