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
    /// For kinds that are about no post: the message, a reason or name to put into it, a path, the messages of its mail.
    pub message: String,
    pub note: String,
    pub link: String,
    pub created_at: i64,
    pub read_at: Option<i64>,
    pub mail: String,
    pub letter: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
