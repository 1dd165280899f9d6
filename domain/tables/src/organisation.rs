//! A school, company or other body that members belong to.

use model::{MemberId, OrganisationId, OrganisationKind};
use sea_orm::{entity::prelude::*, sea_query::Expr};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: OrganisationId,
    pub slug: String,
    pub name: String,
    pub sort_name: String,
    pub kind: OrganisationKind,
    pub country: String,
    pub town: String,
    pub website: String,
    pub oid: String,
    pub state: String,
    pub reason: String,
    pub created_by: Option<MemberId>,
    pub created_at: i64,
    pub judged_by: Option<MemberId>,
    pub judged_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_many = "super::organisation_domain::Entity")]
    Domains,
    #[sea_orm(has_many = "super::organisation_word::Entity")]
    Words,
    #[sea_orm(has_many = "super::affiliation::Entity")]
    Affiliations,
}

impl Related<super::organisation_domain::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Domains.def()
    }
}

impl Related<super::organisation_word::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Words.def()
    }
}

impl Related<super::affiliation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Affiliations.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// The state of those that lists show.
pub const LISTED: &str = "listed";
/// Of those that staff has to look at.
pub const WAITING: &str = "waiting";
/// Of those that staff has refused.
pub const REJECTED: &str = "rejected";

/// Those that lists show: staff has looked at them, or a coordinator added them.
pub fn listed() -> Expr {
    Column::State.eq(LISTED)
}

/// Those that staff has to look at.
pub fn waiting() -> Expr {
    Column::State.eq(WAITING)
}
