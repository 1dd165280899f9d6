//! The draft of a resource. `lock` goes up with each save, so that whoever saves an older one is told.

use model::{MaterialId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "material_drafts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_id: MaterialId,
    /// JSON.
    pub fields: String,
    pub lock: i32,
    pub changed_at: i64,
    pub changed_by: MemberId,
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

impl ActiveModelBehavior for ActiveModel {}

/// Who saved it last. No foreign key: nobody is ever deleted.
pub fn last_hand() -> RelationDef {
    Entity::belongs_to(super::member::Entity).from(Column::ChangedBy).to(super::member::Column::Id).into()
}
