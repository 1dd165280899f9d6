//! A word that threads are filed under.

use model::TagId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tags")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: TagId,
    pub name: String,
    pub threads_count: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl Related<super::thread::Entity> for Entity {
    fn to() -> RelationDef {
        super::thread_tag::Relation::Thread.def()
    }

    fn via() -> Option<RelationDef> {
        Some(super::thread_tag::Relation::Tag.def().rev())
    }
}

impl ActiveModelBehavior for ActiveModel {}
