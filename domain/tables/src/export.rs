//! A download of all that is a member's own: asked for, made, and removed again.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub member_id: i64,
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
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
