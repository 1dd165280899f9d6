//! A file in a published version of a resource.

use model::{FileId, VersionId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "version_files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_id: VersionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub file_id: FileId,
    pub position: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::material_version::Entity", from = "Column::VersionId", to = "super::material_version::Column::Id")]
    Version,
    #[sea_orm(belongs_to = "super::file::Entity", from = "Column::FileId", to = "super::file::Column::Id")]
    File,
}

impl Related<super::material_version::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Version.def()
    }
}

impl Related<super::file::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::File.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
