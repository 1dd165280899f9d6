//! What a post said before an edit.

use model::{MemberId, ReplyId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub reply_id: ReplyId,
    pub version: i32,
    pub title: String,
    pub body: String,
    pub editor_id: MemberId,
    pub created_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::reply::Entity", from = "Column::ReplyId", to = "super::reply::Column::Id")]
    Reply,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::EditorId", to = "super::member::Column::Id")]
    Editor,
}

impl Related<super::reply::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Reply.def()
    }
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Editor.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
