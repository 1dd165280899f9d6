//! Somebody's report that they used a version of a resource in class.

use model::{Again, FileId, MaterialId, MemberId, UseId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "uses")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: UseId,
    pub material_id: MaterialId,
    pub member_id: MemberId,
    pub version: i32,
    /// EQF.
    pub level: i32,
    pub country: String,
    pub learners: i32,
    pub minutes: i32,
    pub again: Again,
    pub changed: String,
    pub note: String,
    pub created_at: i64,
    pub changed_at: i64,
    /// A file of the material, in no version of it.
    pub photo_id: Option<FileId>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::material::Entity", from = "Column::MaterialId", to = "super::material::Column::Id")]
    Material,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::MemberId", to = "super::member::Column::Id")]
    Member,
}

impl Related<super::material::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Material.def()
    }
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Member.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
