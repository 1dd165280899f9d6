//! News that wait to be acted on; written in the transaction of the change they tell of.

use sea_orm::{Condition, entity::prelude::*};

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

/// Those that are to be told, now or later.
pub fn open() -> Condition {
    Condition::all().add(Column::DeliveredAt.is_null()).add(Column::ParkedAt.is_null())
}

/// Those that were tried in vain until an admin looks at them.
pub fn parked() -> Condition {
    Condition::all().add(Column::ParkedAt.is_not_null()).add(Column::DeliveredAt.is_null())
}
