//! News that wait to be acted on; written in the transaction of the change they tell of.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub news: String,
    /// What planned news are moved and cancelled by; none once they are due.
    pub key: Option<String>,
    pub recorded_at: i64,
    pub attempts: i32,
    pub next_at: i64,
    pub delivered_at: Option<i64>,
    pub parked_at: Option<i64>,
    pub fault: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
