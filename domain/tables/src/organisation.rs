//! A school, company or other body that members belong to.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub sort_name: String,
    pub kind: String,
    pub country: String,
    pub town: String,
    pub website: String,
    pub oid: String,
    pub state: String,
    pub reason: String,
    pub created_by: Option<i64>,
    pub created_at: i64,
    pub judged_by: Option<i64>,
    pub judged_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
