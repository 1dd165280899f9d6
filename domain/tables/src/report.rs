//! Somebody's report of a post, resource or person; open until `closed_at` is set.

use model::{MemberId, ReportId, staff::ReportKind};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ReportId,
    pub reporter_id: MemberId,
    pub object_kind: String,
    pub object_id: i64,
    /// Whose the reported thing is.
    pub member_id: MemberId,
    pub kind: ReportKind,
    pub note: String,
    pub created_at: i64,
    pub closed_at: Option<i64>,
    pub closed_by: Option<MemberId>,
    pub outcome: String,
    pub outcome_reason: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::ReporterId", to = "super::member::Column::Id")]
    Reporter,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::MemberId", to = "super::member::Column::Id")]
    Member,
}

impl ActiveModelBehavior for ActiveModel {}
