//! What a page of the site said in one of its versions.

use model::{MemberId, SitePageId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site_page_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub page_id: SitePageId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub title: String,
    pub body: String,
    /// What was changed.
    pub note: String,
    pub written_by: MemberId,
    pub written_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::site_page::Entity", from = "Column::PageId", to = "super::site_page::Column::Id")]
    Page,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::WrittenBy", to = "super::member::Column::Id")]
    Writer,
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Writer.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
