//! Collections, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Follows, Kind, Reported, column, from},
    policy::seen,
};
use model::{CollectionAccess, MemberId, SubjectKind};
use sea_orm::sea_query::{CaseStatement, Condition, Expr, ExprTrait, JoinType, SelectStatement};

pub struct Collections;

impl Kind for Collections {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Collection
    }

    fn rows(&self) -> SelectStatement {
        let mut rows = from("collections", "c");
        rows.join_as(JoinType::InnerJoin, "members", "o", column("o", "id").equals(("c", "created_by")));
        rows
    }

    fn columns(&self) -> Columns {
        let of = |name| column("c", name);
        let is = |access: CollectionAccess| of("access").eq(access.as_str());
        // One that is open to who has the link ends in what nobody guesses; whoever may know of it gets there.
        let keyed = of("slug")
            .binary(sea_orm::sea_query::BinOper::Custom("||"), Expr::value("-"))
            .binary(sea_orm::sea_query::BinOper::Custom("||"), of("key"));
        Columns {
            id: of("id"),
            title: of("title"),
            slug: CaseStatement::new().case(is(CollectionAccess::Link), keyed).finally(of("slug")).into(),
            language: of("language"),
            about: column("o", "name"),
            owner: of("created_by"),
            open: is(CollectionAccess::Public),
            within_group: Expr::value(false),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::collections(actor)
    }

    fn own(&self, me: MemberId) -> Condition {
        Condition::all().add(seen::editors(me))
    }

    fn follows(&self) -> Follows {
        Follows::Yes
    }

    fn reported(&self) -> Option<Reported> {
        Some(Reported { words: column("c", "summary") })
    }
}
