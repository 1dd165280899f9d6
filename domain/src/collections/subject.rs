//! Collections, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Follows, Kind, Reported, column, from},
    policy::seen,
};
use model::{CollectionAccess, MemberId, SubjectKind};
use sea_orm::sea_query::{CaseStatement, Condition, Expr, ExprTrait, JoinType, SelectStatement};
use tables::{collection, member};

pub struct Collections;

impl Kind for Collections {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Collection
    }

    fn rows(&self) -> SelectStatement {
        let mut rows = from(collection::Entity, "c");
        rows.join_as(JoinType::InnerJoin, member::Entity, "o", column("o", member::Column::Id).equals(("c", collection::Column::CreatedBy)));
        rows
    }

    fn columns(&self) -> Columns {
        let of = |name| column("c", name);
        let is = |access: CollectionAccess| of(collection::Column::Access).eq(access);
        // One that is open to who has the link ends in what nobody guesses; whoever may know of it gets there.
        let keyed = of(collection::Column::Slug)
            .binary(sea_orm::sea_query::BinOper::Custom("||"), Expr::value("-"))
            .binary(sea_orm::sea_query::BinOper::Custom("||"), of(collection::Column::Key));
        Columns {
            id: of(collection::Column::Id),
            title: of(collection::Column::Title),
            slug: CaseStatement::new().case(is(CollectionAccess::Link), keyed).finally(of(collection::Column::Slug)).into(),
            language: of(collection::Column::Language),
            about: column("o", member::Column::Name),
            owner: of(collection::Column::CreatedBy),
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
        Some(Reported { words: column("c", collection::Column::Summary) })
    }
}
