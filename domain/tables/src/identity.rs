//! A member's account with a provider. (issuer, subject) is who they are there; the e-mail address is only for show.

use model::{IdentityId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identities")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: IdentityId,
    pub member_id: MemberId,
    pub issuer: String,
    pub subject: String,
    pub provider: String,
    pub label: String,
    pub email: String,
    pub linked_at: i64,
    pub used_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::MemberId", to = "super::member::Column::Id")]
    Member,
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Member.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
