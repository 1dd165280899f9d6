//! Members, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Follows, Kind, Mapped, Reported, column, from},
    policy::seen,
};
use model::{SubjectKind, Visibility};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SelectStatement};
use tables::member;

pub struct Members;

impl Kind for Members {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Member
    }

    fn rows(&self) -> SelectStatement {
        from(member::Entity, "m")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("m", name);
        Columns {
            id: of(member::Column::Id),
            title: of(member::Column::Name),
            slug: of(member::Column::Handle),
            language: Expr::value(""),
            about: of(member::Column::Headline),
            owner: of(member::Column::Id),
            open: of(member::Column::ErasedAt).is_null(),
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
        Some(Reported { words: column("m", member::Column::Headline) })
    }

    fn mapped(&self) -> Option<Mapped> {
        let public = column("m", member::Column::Listed).gte(Visibility::Public.rank());
        Some(Mapped { changed_at: Expr::value(0_i64), which: Condition::all().add(public).add(column("m", member::Column::SuspendedAt).is_null()) })
    }
}
