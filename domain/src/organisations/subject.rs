//! Organisations, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Kind, Mapped, column, from},
    policy::seen,
};
use model::SubjectKind;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SelectStatement};
use tables::organisation;

pub struct Organisations;

impl Kind for Organisations {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Organisation
    }

    fn rows(&self) -> SelectStatement {
        from("organisations", "o")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("o", name);
        Columns {
            id: of("id"),
            title: of("name"),
            slug: of("slug"),
            language: Expr::value(""),
            about: of("town"),
            owner: of("created_by"),
            open: of("state").eq(organisation::LISTED),
            within_group: Expr::value(false),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::organisations(actor)
    }

    fn mapped(&self) -> Option<Mapped> {
        Some(Mapped { changed_at: Expr::value(0_i64), which: Condition::all() })
    }
}
