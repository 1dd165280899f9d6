//! Resources side by side, in an order.

use model::{CollectionAccess, CollectionId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "collections")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CollectionId,
    pub slug: String,
    /// Stands in the address of one that is open to anyone with the link.
    pub key: String,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub access: CollectionAccess,
    pub created_by: MemberId,
    pub created_at: i64,
    pub changed_at: i64,
    pub entries: i32,
    pub copies: i32,
    pub copied_from: Option<CollectionId>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::CreatedBy", to = "super::member::Column::Id")]
    Creator,
    #[sea_orm(has_many = "super::collection_editor::Entity")]
    Editors,
    #[sea_orm(has_many = "super::collection_entry::Entity")]
    Placed,
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Creator.def()
    }
}

impl Related<super::collection_editor::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Editors.def()
    }
}

impl Related<super::collection_entry::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Placed.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
