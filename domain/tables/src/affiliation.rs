//! A member's belonging to an organisation, claimed or verified.

use model::{AffiliationId, MemberId, OrganisationId};
use sea_orm::{Condition, entity::prelude::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "affiliations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AffiliationId,
    pub member_id: MemberId,
    pub organisation_id: OrganisationId,
    pub state: String,
    pub how: String,
    pub coordinates: bool,
    pub reason: String,
    pub verified_by: Option<MemberId>,
    pub verified_at: Option<i64>,
    pub expires_at: i64,
    pub created_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::MemberId", to = "super::member::Column::Id")]
    Member,
    #[sea_orm(belongs_to = "super::organisation::Entity", from = "Column::OrganisationId", to = "super::organisation::Column::Id")]
    Organisation,
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Member.def()
    }
}

impl Related<super::organisation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organisation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// The state of those that an address or somebody's word stands behind.
pub const VERIFIED: &str = "verified";
/// Of those that only the member has said.
pub const CLAIMED: &str = "claimed";
/// Of those whose verification was taken back, which no address makes good.
pub const WITHDRAWN: &str = "withdrawn";

/// Those that somebody stands behind at this moment.
pub fn verified(now: i64) -> Condition {
    Condition::all().add(Column::State.eq(VERIFIED)).add(Column::ExpiresAt.gt(now))
}
