//! An invitation to get an account, by link or by mail; found by the SHA-256 of its token.

use model::{BoardId, InvitationId, MemberId, MemberKind, OrganisationId};
use sea_orm::{Condition, entity::prelude::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: InvitationId,
    pub token_hash: String,
    pub created_by: MemberId,
    /// What the newcomer becomes, a `MemberKind`.
    pub kind: MemberKind,
    pub organisation_id: Option<OrganisationId>,
    pub board_id: Option<BoardId>,
    pub note: String,
    pub uses: i32,
    pub uses_left: i32,
    pub created_at: i64,
    pub expires_at: i64,
    pub revoked_at: Option<i64>,
    /// Whom it was mailed to; empty for a link that somebody hands on, as are the next two.
    pub email: String,
    pub nonce: String,
    pub language: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::CreatedBy", to = "super::member::Column::Id")]
    Inviter,
    #[sea_orm(has_many = "super::invitation_use::Entity")]
    Newcomers,
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Inviter.def()
    }
}

impl Related<super::invitation_use::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Newcomers.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// Those that somebody can still come in by.
pub fn open(now: i64) -> Condition {
    Condition::all().add(Column::UsesLeft.gt(0)).add(Column::RevokedAt.is_null()).add(Column::ExpiresAt.gt(now))
}

/// The board the invited begin on. No foreign key: an invitation outlives the board.
pub fn board() -> RelationDef {
    Entity::belongs_to(super::board::Entity).from(Column::BoardId).to(super::board::Column::Id).into()
}

/// The organisation the invited belong to. No foreign key: an invitation outlives it.
pub fn organisation() -> RelationDef {
    Entity::belongs_to(super::organisation::Entity).from(Column::OrganisationId).to(super::organisation::Column::Id).into()
}
