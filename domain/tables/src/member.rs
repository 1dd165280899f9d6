//! A person with an account.

use model::{MemberId, MemberKind, Role};
use sea_orm::{Condition, entity::prelude::*, sea_query::Expr};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "members")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: MemberId,
    pub handle: String,
    pub name: String,
    pub email: String,
    pub password_hash: String,
    pub role: Role,
    pub kind: MemberKind,
    pub headline: String,
    pub country: String,
    pub language: String,
    pub theme: String,
    /// Read no more. It stays until the next version, so that a node of the version before can still run beside this one.
    pub mail_on_reply: bool,
    pub replies_count: i32,
    pub created_at: i64,
    pub suspended_at: Option<i64>,
    pub suspended_until: Option<i64>,
    pub suspended_reason: String,
    pub erased_at: Option<i64>,
    pub photo: String,
    pub sort_name: String,
    pub pronouns: String,
    pub town: String,
    pub timezone: String,
    pub verified_until: i64,
    pub coordinator_until: i64,
    pub listed: i32,
    pub see_photo: i32,
    pub see_headline: i32,
    pub see_pronouns: i32,
    pub see_bio: i32,
    pub see_country: i32,
    pub see_town: i32,
    pub see_timezone: i32,
    pub see_organisation: i32,
    pub see_languages: i32,
    pub see_subjects: i32,
    pub see_steps: i32,
    pub see_offers: i32,
    pub see_seeks: i32,
    pub see_links: i32,
    /// When they were last here, exact to a day.
    pub seen_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_one = "super::profile::Entity")]
    Profile,
    #[sea_orm(has_one = "super::second_factor::Entity")]
    SecondFactor,
    #[sea_orm(has_one = "super::leaving::Entity")]
    Leaving,
    #[sea_orm(has_many = "super::member_link::Entity")]
    Links,
    #[sea_orm(has_many = "super::member_facet::Entity")]
    Facets,
    #[sea_orm(has_many = "super::session::Entity")]
    Sessions,
    #[sea_orm(has_many = "super::device::Entity")]
    Devices,
    #[sea_orm(has_many = "super::identity::Entity")]
    Identities,
    #[sea_orm(has_many = "super::affiliation::Entity")]
    Affiliations,
}

impl Related<super::profile::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Profile.def()
    }
}

impl Related<super::second_factor::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::SecondFactor.def()
    }
}

impl Related<super::leaving::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Leaving.def()
    }
}

impl Related<super::member_link::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Links.def()
    }
}

impl Related<super::member_facet::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Facets.def()
    }
}

impl Related<super::session::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Sessions.def()
    }
}

impl Related<super::device::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Devices.def()
    }
}

impl Related<super::identity::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Identities.def()
    }
}

impl Related<super::affiliation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Affiliations.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// Those who are still somebody: nothing is left of the erased but a pseudonym.
pub fn not_erased() -> Expr {
    Column::ErasedAt.is_null()
}

/// Those who are not suspended at this moment.
pub fn not_suspended(now: i64) -> Condition {
    Condition::any().add(Column::SuspendedAt.is_null()).add(Column::SuspendedUntil.lte(now))
}

/// Those who are suspended at this moment; without an end until staff lifts it.
pub fn suspended(now: i64) -> Condition {
    let lasts = Condition::any().add(Column::SuspendedUntil.is_null()).add(Column::SuspendedUntil.gt(now));
    Condition::all().add(Column::SuspendedAt.is_not_null()).add(lasts)
}

/// Those whose belonging to an organisation is verified at this moment.
pub fn verified(now: i64) -> Expr {
    Column::VerifiedUntil.gt(now)
}

/// Those who coordinate an organisation at this moment.
pub fn coordinates(now: i64) -> Expr {
    Column::CoordinatorUntil.gt(now)
}
