//! The address of somebody who was erased, until the mail that says so is sent.

use model::FarewellId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "farewells")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: FarewellId,
    pub email: String,
    pub language: String,
    pub created_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
