//! A file in the draft of a resource.

use model::{FileId, MaterialId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_id: MaterialId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub file_id: FileId,
    pub position: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::material::Entity", from = "Column::MaterialId", to = "super::material::Column::Id")]
    Material,
    #[sea_orm(belongs_to = "super::file::Entity", from = "Column::FileId", to = "super::file::Column::Id")]
    File,
}

impl Related<super::material::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Material.def()
    }
}

impl Related<super::file::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::File.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
