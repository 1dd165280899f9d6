//! One row, whose tick goes up with each change of what the lists of resources show. Whoever raises it holds it, so
//! ticks become visible in their order.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shelf_clock")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub tick: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
