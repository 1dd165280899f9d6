//! A peer's review of a version of a resource.

use model::{MaterialId, MemberId, ReviewId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reviews")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ReviewId,
    pub material_id: MaterialId,
    pub member_id: MemberId,
    pub version: i32,
    /// JSON.
    pub marks: String,
    pub note: String,
    pub answer: String,
    pub answered_at: Option<i64>,
    pub answered_by: Option<MemberId>,
    /// The version that took the review up, as its authors say.
    pub done_in: Option<i32>,
    pub created_at: i64,
    pub changed_at: i64,
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
