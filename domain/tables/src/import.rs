//! What a member had read from a table or another library, until they say what becomes of it.

use model::{ImportId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ImportId,
    pub member_id: MemberId,
    pub kind: String,
    pub origin: String,
    /// JSON.
    pub lines: String,
    pub made: i32,
    pub created_at: i64,
    /// 0 until its drafts are made.
    pub done_at: i64,
    /// The file of a table, until drafts are made of it.
    pub content: Option<Vec<u8>>,
    /// How its letters were read; empty where that cannot be chosen.
    pub charset: String,
    /// Nothing in the file says that it is this one.
    pub guessed: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::MemberId", to = "super::member::Column::Id")]
    Member,
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Member.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
