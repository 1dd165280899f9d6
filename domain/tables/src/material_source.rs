//! A resource that another one was made from, in the version that was taken.

use model::MaterialId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "material_sources")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_id: MaterialId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub source_id: MaterialId,
    pub source_version: i32,
    pub translation: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::material::Entity", from = "Column::MaterialId", to = "super::material::Column::Id")]
    Material,
    #[sea_orm(belongs_to = "super::material::Entity", from = "Column::SourceId", to = "super::material::Column::Id")]
    Source,
}

impl ActiveModelBehavior for ActiveModel {}
