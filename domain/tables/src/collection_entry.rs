//! A resource in a collection.

use model::{CollectionId, MaterialId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "collection_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub collection_id: CollectionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_id: MaterialId,
    pub position: i32,
    pub note: String,
    pub added_by: MemberId,
    pub added_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::collection::Entity", from = "Column::CollectionId", to = "super::collection::Column::Id")]
    Collection,
    #[sea_orm(belongs_to = "super::material::Entity", from = "Column::MaterialId", to = "super::material::Column::Id")]
    Material,
}

impl Related<super::collection::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Collection.def()
    }
}

impl Related<super::material::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Material.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
