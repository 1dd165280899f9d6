//! What one member was told. `mail` is empty (none), `instant`, `digest` (waits for the daily mail) or `sent`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notices")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub member_id: i64,
    pub kind: String,
    /// The outbox row it follows from: one news tells a member once.
    pub news: Option<i64>,
    pub actor_id: Option<i64>,
    pub reply_id: Option<i64>,
    /// For what does not follow from a post: the name of what is told, and its payload as JSON.
    pub story: String,
    pub payload: String,
    pub created_at: i64,
    pub read_at: Option<i64>,
    pub mail: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
