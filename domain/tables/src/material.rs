//! Teaching material, which people read as "resource". From `version` to `remix` it is what lists show of the
//! published version.

use model::{MaterialId, MaterialState, MemberId};
use sea_orm::{entity::prelude::*, sea_query::Expr};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "materials")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: MaterialId,
    pub slug: String,
    /// `draft`, `published` or `retired`.
    pub state: MaterialState,
    /// Why it is retired.
    pub reason: String,
    pub created_by: MemberId,
    pub created_at: i64,
    /// 0 before it is published.
    pub version: i32,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub kind: String,
    pub licence: String,
    pub minutes: i32,
    pub cefr: String,
    pub files: i32,
    pub published_at: i64,
    pub changed_at: i64,
    pub remixes: i32,
    pub downloads: i32,
    /// `adaptation` or `translation` of others, or empty.
    pub remix: String,
    pub used: i32,
    pub reviewers: i32,
    /// Open reports that it is outdated.
    pub outdated: i32,
    /// 0 when no review is asked for.
    pub review_asked_at: i64,
    /// By when its authors look at it again; 0 for never.
    pub review_due: i64,
    /// Goes up with all that harvesters are told.
    pub datestamp: i64,
    /// The tick of `shelf_clock` at its last change in lists.
    pub shelved: i64,
    /// Staff took it out, and not its authors.
    pub removed: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::CreatedBy", to = "super::member::Column::Id")]
    Creator,
    #[sea_orm(has_one = "super::material_draft::Entity")]
    Draft,
    #[sea_orm(has_one = "super::material_origin::Entity")]
    Origin,
    #[sea_orm(has_many = "super::material_version::Entity")]
    Versions,
    #[sea_orm(has_many = "super::material_author::Entity")]
    Authors,
    #[sea_orm(has_many = "super::file::Entity")]
    Attached,
    #[sea_orm(has_many = "super::material_facet::Entity")]
    Facets,
    #[sea_orm(has_many = "super::material_set::Entity")]
    Sets,
    #[sea_orm(has_many = "super::class_use::Entity")]
    ClassUses,
    #[sea_orm(has_many = "super::review::Entity")]
    Reviews,
    #[sea_orm(has_many = "super::outdated_report::Entity")]
    OutdatedReports,
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Creator.def()
    }
}

impl Related<super::material_draft::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Draft.def()
    }
}

impl Related<super::material_origin::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Origin.def()
    }
}

impl Related<super::material_version::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Versions.def()
    }
}

impl Related<super::material_author::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Authors.def()
    }
}

impl Related<super::file::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Attached.def()
    }
}

impl Related<super::material_facet::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Facets.def()
    }
}

impl Related<super::material_set::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Sets.def()
    }
}

impl Related<super::class_use::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::ClassUses.def()
    }
}

impl Related<super::review::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Reviews.def()
    }
}

impl Related<super::outdated_report::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::OutdatedReports.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// Those that lists show.
pub fn listed() -> Expr {
    Column::State.eq(MaterialState::Published)
}

/// Those that were published once, retired or not.
pub fn not_draft() -> Expr {
    Column::State.ne(MaterialState::Draft)
}
