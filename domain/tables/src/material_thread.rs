//! The thread where a resource is talked about.

use model::{MaterialId, ThreadId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "material_threads")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub material_id: MaterialId,
    pub thread_id: ThreadId,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::material::Entity", from = "Column::MaterialId", to = "super::material::Column::Id")]
    Material,
    #[sea_orm(belongs_to = "super::thread::Entity", from = "Column::ThreadId", to = "super::thread::Column::Id")]
    Thread,
}

impl Related<super::material::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Material.def()
    }
}

impl Related<super::thread::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Thread.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
