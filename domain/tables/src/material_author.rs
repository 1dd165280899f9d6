//! An author of a resource, or somebody invited to be one: `accepted_at` is not set then.

use model::{MaterialId, MemberId};
use sea_orm::{entity::prelude::*, sea_query::Expr};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "material_authors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_id: MaterialId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    pub position: i32,
    pub accepted_at: Option<i64>,
    pub invited_at: Option<i64>,
    pub invited_by: Option<MemberId>,
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

/// Those who are authors: whoever is invited becomes one by accepting.
pub fn accepted() -> Expr {
    Column::AcceptedAt.is_not_null()
}

/// Those who have not answered yet.
pub fn invited() -> Expr {
    Column::AcceptedAt.is_null()
}
