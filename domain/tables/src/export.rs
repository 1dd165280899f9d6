//! A download of all that is a member's own: asked for, made, and removed again.

use model::{ExportId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ExportId,
    pub member_id: MemberId,
    /// The name of its file.
    pub place: String,
    pub asked_at: i64,
    pub taken_until: i64,
    pub tries: i32,
    pub made_at: Option<i64>,
    pub expires_at: i64,
    pub size: i64,
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
