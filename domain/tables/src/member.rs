//! A person with an account.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "members")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub handle: String,
    pub name: String,
    pub email: String,
    pub password_hash: String,
    pub role: String,
    pub kind: String,
    pub headline: String,
    pub country: String,
    pub language: String,
    pub theme: String,
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
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
