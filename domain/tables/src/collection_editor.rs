//! A member who may change a collection.

use model::{CollectionId, MemberId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "collection_editors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub collection_id: CollectionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    pub added_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::collection::Entity", from = "Column::CollectionId", to = "super::collection::Column::Id")]
    Collection,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::MemberId", to = "super::member::Column::Id")]
    Member,
}

impl Related<super::collection::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Collection.def()
    }
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Member.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
