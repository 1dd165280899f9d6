//! A link that was mailed to a member, for one purpose; found by the SHA-256 of its token.

use model::{MailLinkId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_links")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: MailLinkId,
    pub token_hash: String,
    pub member_id: MemberId,
    pub purpose: String,
    pub email: String,
    pub old_email: String,
    pub nonce: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
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
