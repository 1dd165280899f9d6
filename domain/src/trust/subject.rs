//! What colleagues say of resources, as the rest of the house knows it.

use crate::{
    actor::Actor,
    kinds::{Columns, Kind, Reported, column, from},
    policy::seen,
};
use model::{MaterialState, SubjectKind};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, JoinType, SelectStatement};

pub struct Reviews;
pub struct Uses;

fn rows(table: &'static str, alias: &'static str) -> SelectStatement {
    let mut rows = from(table, alias);
    rows.join_as(JoinType::InnerJoin, "materials", "m", column("m", "id").equals((alias, "material_id")));
    rows
}

fn columns(alias: &'static str) -> Columns {
    Columns {
        id: column(alias, "id"),
        title: column("m", "title"),
        slug: column("m", "id").cast_as("text"),
        language: column("m", "language"),
        about: Expr::value(""),
        owner: column(alias, "member_id"),
        open: column("m", "state").ne(MaterialState::Draft.as_str()),
        within_group: Expr::value(false),
    }
}

impl Kind for Reviews {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Review
    }

    fn rows(&self) -> SelectStatement {
        rows("reviews", "r")
    }

    fn columns(&self) -> Columns {
        columns("r")
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::resources(actor)
    }

    fn reported(&self) -> Option<Reported> {
        Some(Reported { words: column("r", "note") })
    }
}

impl Kind for Uses {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Use
    }

    fn rows(&self) -> SelectStatement {
        rows("uses", "u")
    }

    fn columns(&self) -> Columns {
        columns("u")
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::resources(actor)
    }

    fn reported(&self) -> Option<Reported> {
        Some(Reported { words: column("u", "note") })
    }
}
