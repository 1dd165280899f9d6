//! Resources, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Kind, Mapped, Reported, column, from},
    policy::seen,
};
use model::{MaterialState, MemberId, SubjectKind};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SelectStatement};
use tables::material;

pub struct Resources;

impl Kind for Resources {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Resource
    }

    fn rows(&self) -> SelectStatement {
        from(material::Entity, "m")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("m", name);
        Columns {
            id: of(material::Column::Id),
            title: of(material::Column::Title),
            slug: of(material::Column::Slug),
            language: of(material::Column::Language),
            about: Expr::value(""),
            owner: of(material::Column::CreatedBy),
            open: of(material::Column::State).ne(MaterialState::Draft),
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
        let listed = column("m", material::Column::State).eq(MaterialState::Published);
        Some(Mapped { changed_at: column("m", material::Column::ChangedAt), which: Condition::all().add(listed) })
    }
}
