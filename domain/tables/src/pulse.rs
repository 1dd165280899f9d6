//! A running server's proof that its writes are kept.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pulses")]
pub struct Model {
    /// Random, one for each start of a server.
    #[sea_orm(primary_key, auto_increment = false)]
    pub node: String,
    pub beat_at: i64,
    /// Set when the server was stopped in order.
    pub stopped_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
