//! A sign-in with a provider that is under way; keyed by the SHA-256 of its `state`.

use model::{JoiningId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "oidc_attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub state_hash: String,
    pub browser_hash: String,
    pub provider: String,
    pub purpose: String,
    pub member_id: Option<MemberId>,
    pub session_hash: String,
    pub joining_id: Option<JoiningId>,
    pub next: String,
    pub sealed: String,
    pub address: String,
    pub expires_at: i64,
    pub invitation: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
