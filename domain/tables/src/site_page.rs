//! A page that staff writes about the site, as it is now.

use model::{MemberId, SitePageId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site_pages")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SitePageId,
    pub slug: String,
    pub title: String,
    pub language: String,
    pub audience: String,
    pub body: String,
    pub html: String,
    pub renderer: i32,
    /// The number of its latest version.
    pub version: i32,
    pub owner_id: Option<MemberId>,
    /// When it is to be looked at again.
    pub due_at: Option<i64>,
    /// Since when only staff sees it.
    pub hidden_at: Option<i64>,
    pub created_by: MemberId,
    pub created_at: i64,
    pub changed_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::OwnerId", to = "super::member::Column::Id")]
    Owner,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::CreatedBy", to = "super::member::Column::Id")]
    Creator,
}

impl ActiveModelBehavior for ActiveModel {}
