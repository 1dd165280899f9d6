//! A member's belonging to an organisation, claimed or verified.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "affiliations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub member_id: i64,
    pub organisation_id: i64,
    pub state: String,
    pub how: String,
    pub coordinates: bool,
    pub reason: String,
    pub verified_by: Option<i64>,
    pub verified_at: Option<i64>,
    pub expires_at: i64,
    pub created_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
