//! What colleagues say of resources, as the rest of the house knows it.

use crate::{
    actor::Actor,
    kinds::{Columns, Kind, Reported, column, from},
    policy::seen,
};
use model::{MaterialState, SubjectKind};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, JoinType, SelectStatement};
use tables::{class_use, material, review};

pub struct Reviews;
pub struct Uses;

/// With the resource that they are about.
fn with_material(mut rows: SelectStatement, id: Expr) -> SelectStatement {
    rows.join_as(JoinType::InnerJoin, material::Entity, "m", column("m", material::Column::Id).eq(id));
    rows
}

fn columns(id: Expr, owner: Expr) -> Columns {
    let of = |name| column("m", name);
    Columns {
        id,
        title: of(material::Column::Title),
        slug: of(material::Column::Id).cast_as("text"),
        language: of(material::Column::Language),
        about: Expr::value(""),
        owner,
        open: of(material::Column::State).ne(MaterialState::Draft),
        within_group: Expr::value(false),
    }
}

impl Kind for Reviews {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Review
    }

    fn rows(&self) -> SelectStatement {
        with_material(from(review::Entity, "r"), column("r", review::Column::MaterialId))
    }

    fn columns(&self) -> Columns {
        columns(column("r", review::Column::Id), column("r", review::Column::MemberId))
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::resources(actor)
    }

    fn reported(&self) -> Option<Reported> {
        Some(Reported { words: column("r", review::Column::Note) })
    }
}

impl Kind for Uses {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Use
    }

    fn rows(&self) -> SelectStatement {
        with_material(from(class_use::Entity, "u"), column("u", class_use::Column::MaterialId))
    }

    fn columns(&self) -> Columns {
        columns(column("u", class_use::Column::Id), column("u", class_use::Column::MemberId))
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::resources(actor)
    }

    fn reported(&self) -> Option<Reported> {
        Some(Reported { words: column("u", class_use::Column::Note) })
    }
}
