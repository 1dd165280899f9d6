//! Boards, threads, posts and tags, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Follows, Kind, Mapped, Reported, column, from, nobody},
    policy::seen,
};
use model::{MemberId, SubjectKind};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, JoinType, SelectStatement};
use tables::{board, reply, tag, thread, thread_tag};

pub struct Boards;

impl Kind for Boards {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Board
    }

    fn rows(&self) -> SelectStatement {
        from(board::Entity, "b")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("b", name);
        Columns {
            id: of(board::Column::Id),
            title: of(board::Column::Name),
            slug: of(board::Column::Slug),
            language: of(board::Column::Language),
            about: of(board::Column::Description),
            owner: nobody(),
            open: Expr::value(true),
            within_group: column("b", board::Column::GroupId).is_not_null(),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::boards(actor)
    }

    fn own(&self, _: MemberId) -> Condition {
        seen::never()
    }

    fn follows(&self) -> Follows {
        Follows::Yes
    }
}

pub struct Threads;

impl Kind for Threads {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Thread
    }

    fn rows(&self) -> SelectStatement {
        let mut rows = from(thread::Entity, "t");
        rows.join_as(JoinType::InnerJoin, board::Entity, "b", column("b", board::Column::Id).equals(("t", thread::Column::BoardId)));
        rows
    }

    fn columns(&self) -> Columns {
        let of = |name| column("t", name);
        Columns {
            id: of(thread::Column::Id),
            title: of(thread::Column::Title),
            slug: of(thread::Column::Slug),
            language: of(thread::Column::Language),
            about: column("b", board::Column::Name),
            owner: of(thread::Column::AuthorId),
            open: of(thread::Column::DeletedAt).is_null(),
            within_group: column("b", board::Column::GroupId).is_not_null(),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::threads(actor)
    }

    fn follows(&self) -> Follows {
        Follows::Mutes
    }

    fn mapped(&self) -> Option<Mapped> {
        Some(Mapped { changed_at: column("t", thread::Column::LastActivityAt), which: Condition::all() })
    }
}

pub struct Posts;

impl Kind for Posts {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Post
    }

    fn rows(&self) -> SelectStatement {
        let mut rows = from(reply::Entity, "r");
        rows.join_as(JoinType::InnerJoin, thread::Entity, "t", column("t", thread::Column::Id).equals(("r", reply::Column::ThreadId)));
        rows.join_as(JoinType::InnerJoin, board::Entity, "b", column("b", board::Column::Id).equals(("t", thread::Column::BoardId)));
        rows
    }

    fn columns(&self) -> Columns {
        let of = |name| column("r", name);
        Columns {
            id: of(reply::Column::Id),
            title: column("t", thread::Column::Title),
            slug: column("t", thread::Column::Slug),
            language: column("t", thread::Column::Language),
            about: column("b", board::Column::Name),
            owner: of(reply::Column::AuthorId),
            open: column("t", thread::Column::DeletedAt).is_null(),
            within_group: column("b", board::Column::GroupId).is_not_null(),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::posts(actor)
    }

    fn reported(&self) -> Option<Reported> {
        Some(Reported { words: column("r", reply::Column::Body) })
    }
}

pub struct Tags;

impl Kind for Tags {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Tag
    }

    fn rows(&self) -> SelectStatement {
        from(tag::Entity, "g")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("g", name);
        let empty = || Expr::value("");
        Columns {
            id: of(tag::Column::Id),
            title: of(tag::Column::Name),
            slug: of(tag::Column::Name),
            language: empty(),
            about: empty(),
            owner: nobody(),
            open: Expr::value(true),
            within_group: Expr::value(false),
        }
    }

    /// A tag that only hidden boards use is none for others.
    fn seen_by(&self, actor: &Actor) -> Condition {
        let mut used = from(thread_tag::Entity, "x");
        used.expr(Expr::value(1)).cond_where(column("x", thread_tag::Column::TagId).equals(("g", tag::Column::Id)));
        used.join_as(JoinType::InnerJoin, thread::Entity, "t", column("t", thread::Column::Id).equals(("x", thread_tag::Column::ThreadId)));
        used.join_as(JoinType::InnerJoin, board::Entity, "b", column("b", board::Column::Id).equals(("t", thread::Column::BoardId)));
        used.and_where(column("t", thread::Column::DeletedAt).is_null()).cond_where(seen::boards(actor));
        Condition::all().add(Expr::exists(used))
    }

    fn own(&self, _: MemberId) -> Condition {
        seen::never()
    }
}
