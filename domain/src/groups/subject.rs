//! Groups, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Kind, column, from},
    policy::seen,
};
use model::SubjectKind;
use sea_orm::sea_query::{Condition, ExprTrait, SelectStatement};
use tables::group;

pub struct Groups;

impl Kind for Groups {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Group
    }

    fn rows(&self) -> SelectStatement {
        from(group::Entity, "g")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("g", name);
        Columns {
            id: of(group::Column::Id),
            title: of(group::Column::Name),
            slug: of(group::Column::Slug),
            language: of(group::Column::Language),
            about: of(group::Column::Description),
            owner: of(group::Column::CreatedBy),
            open: of(group::Column::Hidden).eq(false).and(of(group::Column::ClosedAt).is_null()),
            within_group: of(group::Column::Hidden),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::groups(actor)
    }
}
