//! Boards, threads, posts and tags, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Follows, Kind, Mapped, Reported, column, from, nobody},
    policy::seen,
};
use model::{MemberId, SubjectKind};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, JoinType, Query, SelectStatement};

pub struct Boards;

impl Kind for Boards {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Board
    }

    fn rows(&self) -> SelectStatement {
        from("boards", "b")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("b", name);
        Columns {
            id: of("id"),
            title: of("name"),
            slug: of("slug"),
            language: of("language"),
            about: of("description"),
            owner: nobody(),
            open: Expr::value(true),
            within_group: column("b", "group_id").is_not_null(),
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
        let mut rows = from("threads", "t");
        rows.join_as(JoinType::InnerJoin, "boards", "b", column("b", "id").equals(("t", "board_id")));
        rows
    }

    fn columns(&self) -> Columns {
        let of = |name| column("t", name);
        Columns {
            id: of("id"),
            title: of("title"),
            slug: of("slug"),
            language: of("language"),
            about: column("b", "name"),
            owner: of("author_id"),
            open: of("deleted_at").is_null(),
            within_group: column("b", "group_id").is_not_null(),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::threads(actor)
    }

    fn follows(&self) -> Follows {
        Follows::Mutes
    }

    fn mapped(&self) -> Option<Mapped> {
        Some(Mapped { changed_at: column("t", "last_activity_at"), which: Condition::all() })
    }
}

pub struct Posts;

impl Kind for Posts {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Post
    }

    fn rows(&self) -> SelectStatement {
        let mut rows = from("replies", "r");
        rows.join_as(JoinType::InnerJoin, "threads", "t", column("t", "id").equals(("r", "thread_id")));
        rows.join_as(JoinType::InnerJoin, "boards", "b", column("b", "id").equals(("t", "board_id")));
        rows
    }

    fn columns(&self) -> Columns {
        let of = |name| column("r", name);
        Columns {
            id: of("id"),
            title: column("t", "title"),
            slug: column("t", "slug"),
            language: column("t", "language"),
            about: column("b", "name"),
            owner: of("author_id"),
            open: column("t", "deleted_at").is_null(),
            within_group: column("b", "group_id").is_not_null(),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::posts(actor)
    }

    fn reported(&self) -> Option<Reported> {
        Some(Reported { words: column("r", "body") })
    }
}

pub struct Tags;

impl Kind for Tags {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Tag
    }

    fn rows(&self) -> SelectStatement {
        from("tags", "g")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("g", name);
        let empty = || Expr::value("");
        Columns {
            id: of("id"),
            title: of("name"),
            slug: of("name"),
            language: empty(),
            about: empty(),
            owner: nobody(),
            open: Expr::value(true),
            within_group: Expr::value(false),
        }
    }

    /// A tag that only hidden boards use is none for others.
    fn seen_by(&self, actor: &Actor) -> Condition {
        let mut used = Query::select();
        used.expr(Expr::value(1)).from_as("thread_tags", "x").cond_where(column("x", "tag_id").equals(("g", "id")));
        used.join_as(JoinType::InnerJoin, "threads", "t", column("t", "id").equals(("x", "thread_id")));
        used.join_as(JoinType::InnerJoin, "boards", "b", column("b", "id").equals(("t", "board_id")));
        used.and_where(column("t", "deleted_at").is_null()).cond_where(seen::boards(actor));
        Condition::all().add(Expr::exists(used))
    }

    fn own(&self, _: MemberId) -> Condition {
        seen::never()
    }
}
