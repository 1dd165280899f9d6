//! Who did what to whom, and why. Rows are only added.

use model::MemberId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub recorded_at: i64,
    pub actor_id: Option<MemberId>,
    pub member_id: Option<MemberId>,
    pub act: String,
    pub object: String,
    pub reason: String,
    pub detail: String,
    pub address: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
