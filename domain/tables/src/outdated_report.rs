//! Somebody's report that a version of a resource is outdated; open until `closed_at` is set.

use model::{MaterialId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outdated_reports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub material_id: MaterialId,
    pub member_id: MemberId,
    pub version: i32,
    pub reason: String,
    pub created_at: i64,
    pub closed_at: Option<i64>,
    pub answer: String,
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
