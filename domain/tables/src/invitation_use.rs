//! A member who came by an invitation.

use model::{InvitationId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation_uses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub invitation_id: InvitationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    pub used_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::invitation::Entity", from = "Column::InvitationId", to = "super::invitation::Column::Id")]
    Invitation,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::MemberId", to = "super::member::Column::Id")]
    Member,
}

impl Related<super::invitation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Invitation.def()
    }
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Member.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
