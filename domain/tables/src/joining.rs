//! A sign-up that is no account yet: its address is not confirmed, or staff has not let it in.

use model::JoiningId;
use sea_orm::{Condition, entity::prelude::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "joinings")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: JoiningId,
    pub email: String,
    pub name: String,
    pub password_hash: String,
    pub language: String,
    pub issuer: String,
    pub subject: String,
    pub invitation: String,
    pub nonce: String,
    pub token_hash: String,
    pub created_at: i64,
    pub expires_at: i64,
    /// Since when it waits for staff.
    pub awaiting_at: Option<i64>,
    pub rejected_at: Option<i64>,
    pub rejected_reason: String,
    pub provider: String,
    pub label: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Those whose address is not confirmed yet, and whose link is good at this moment.
pub fn unconfirmed(now: i64) -> Condition {
    Condition::all().add(Column::AwaitingAt.is_null()).add(Column::ExpiresAt.gt(now))
}

/// Those that staff has to decide on.
pub fn awaiting() -> Condition {
    Condition::all().add(Column::AwaitingAt.is_not_null()).add(Column::RejectedAt.is_null())
}
