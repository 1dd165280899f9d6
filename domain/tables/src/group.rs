//! People who talk and work among themselves.

use model::{GroupId, Joining, MemberId, OrganisationId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "groups")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: GroupId,
    pub name: String,
    pub slug: String,
    pub description: String,
    pub language: String,
    pub organisation_id: Option<OrganisationId>,
    pub joining: Joining,
    pub hidden: bool,
    pub members_count: i32,
    pub created_by: MemberId,
    pub created_at: i64,
    pub closed_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::CreatedBy", to = "super::member::Column::Id")]
    Creator,
    #[sea_orm(belongs_to = "super::organisation::Entity", from = "Column::OrganisationId", to = "super::organisation::Column::Id")]
    Organisation,
}

impl ActiveModelBehavior for ActiveModel {}
