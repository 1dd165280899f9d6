//! Members, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Follows, Kind, Mapped, Reported, column, from},
    policy::seen,
};
use model::{SubjectKind, Visibility};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SelectStatement};

pub struct Members;

impl Kind for Members {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Member
    }

    fn rows(&self) -> SelectStatement {
        from("members", "m")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("m", name);
        Columns {
            id: of("id"),
            title: of("name"),
            slug: of("handle"),
            language: Expr::value(""),
            about: of("headline"),
            owner: of("id"),
            open: of("erased_at").is_null(),
            within_group: Expr::value(false),
        }
    }

    fn seen_by(&self, _: &Actor) -> Condition {
        seen::members()
    }

    fn follows(&self) -> Follows {
        Follows::Yes
    }

    fn reported(&self) -> Option<Reported> {
        Some(Reported { words: column("m", "headline") })
    }

    fn mapped(&self) -> Option<Mapped> {
        let public = column("m", "listed").gte(Visibility::Public.rank());
        Some(Mapped { changed_at: Expr::value(0_i64), which: Condition::all().add(public).add(column("m", "suspended_at").is_null()) })
    }
}
