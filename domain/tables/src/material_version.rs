//! A published version of a resource. It never changes, but for its HTML.

use model::{Licence, MaterialId, MemberId, VersionId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "material_versions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: VersionId,
    pub material_id: MaterialId,
    pub number: i32,
    /// JSON.
    pub fields: String,
    pub html: String,
    pub renderer: i32,
    pub changelog: String,
    pub licence: Licence,
    pub published_at: i64,
    pub published_by: MemberId,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::material::Entity", from = "Column::MaterialId", to = "super::material::Column::Id")]
    Material,
}

impl Related<super::material::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Material.def()
    }
}

impl Related<super::file::Entity> for Entity {
    fn to() -> RelationDef {
        super::version_file::Relation::File.def()
    }

    fn via() -> Option<RelationDef> {
        Some(super::version_file::Relation::Version.def().rev())
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// Who published it. No foreign key: nobody is ever deleted.
pub fn publisher() -> RelationDef {
    Entity::belongs_to(super::member::Entity).from(Column::PublishedBy).to(super::member::Column::Id).into()
}
