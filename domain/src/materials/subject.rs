//! Resources, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Kind, Mapped, Reported, column, from},
    policy::seen,
};
use model::{MaterialState, MemberId, SubjectKind};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SelectStatement};

pub struct Resources;

impl Kind for Resources {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Resource
    }

    fn rows(&self) -> SelectStatement {
        from("materials", "m")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("m", name);
        Columns {
            id: of("id"),
            title: of("title"),
            slug: of("slug"),
            language: of("language"),
            about: Expr::value(""),
            owner: of("created_by"),
            open: of("state").ne(MaterialState::Draft.as_str()),
            within_group: Expr::value(false),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::resources(actor)
    }

    fn own(&self, me: MemberId) -> Condition {
        Condition::all().add(seen::authors(me))
    }

    fn reported(&self) -> Option<Reported> {
        Some(Reported { words: Expr::value("") })
    }

    fn mapped(&self) -> Option<Mapped> {
        let listed = column("m", "state").eq(MaterialState::Published.as_str());
        Some(Mapped { changed_at: column("m", "changed_at"), which: Condition::all().add(listed) })
    }
}
