//! Groups, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Kind, column, from},
    policy::seen,
};
use model::SubjectKind;
use sea_orm::sea_query::{Condition, ExprTrait, SelectStatement};

pub struct Groups;

impl Kind for Groups {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Group
    }

    fn rows(&self) -> SelectStatement {
        from("groups", "g")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("g", name);
        Columns {
            id: of("id"),
            title: of("name"),
            slug: of("slug"),
            language: of("language"),
            about: of("description"),
            owner: of("created_by"),
            open: of("hidden").eq(false).and(of("closed_at").is_null()),
            within_group: of("hidden"),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::groups(actor)
    }
}
