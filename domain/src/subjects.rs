//! Looking up what anything is pointed at by.

use crate::{
    cx::Cx,
    db::one_of,
    failure::{Failure, Result},
    kinds::{Columns, Kind, Kinds},
    policy::seen::never,
    text,
};
use model::{MemberId, Problem, Subject};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use tables::member;

/// What anything says of itself.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Card {
    pub id: i64,
    pub title: String,
    pub slug: String,
    pub language: String,
    pub about: String,
    pub owner_id: Option<i64>,
    /// Members can open it, not only staff.
    pub open: bool,
    /// Its own words, of what can be reported: Markdown.
    pub words: String,
    /// It is the asker's.
    pub own: bool,
    /// A group keeps it to itself.
    pub within_group: bool,
}

impl Card {
    pub fn owner(&self) -> Option<MemberId> {
        self.owner_id.map(MemberId)
    }

    /// The path of its page.
    pub fn page(&self, subject: Subject) -> String {
        subject.page(&self.slug)
    }
}

/// The member whom somebody calls by a handle, with or without its `@`; none if there is no such member.
pub async fn member_called(conn: &impl ConnectionTrait, typed: &str) -> Result<Option<MemberId>> {
    let handle = text::clean_line(typed).trim_start_matches('@').to_lowercase();
    let of = member::Entity::find().filter(member::Column::Handle.eq(handle)).filter(member::not_erased());
    Ok(of.select_only().column(member::Column::Id).into_tuple().one(conn).await?)
}

/// What the asker may know of; or "not found".
pub async fn find(conn: &impl ConnectionTrait, cx: &Cx, subject: Subject) -> Result<Card> {
    let missing = || Failure::Problem(Problem::NotFound);
    let kind = cx.world.features.kinds.get(subject.kind()).ok_or_else(missing)?;
    let mut rows = select(cx, &cx.world.features.kinds, subject).ok_or_else(missing)?;
    rows.cond_where(kind.seen_by(&cx.actor));
    one_of(conn, &rows).await?.ok_or_else(missing)
}

/// The same for staff and the courier: whoever may see it, as long as it is there.
pub async fn look(conn: &impl ConnectionTrait, cx: &Cx, subject: Subject) -> Result<Option<Card>> {
    match select(cx, &cx.world.features.kinds, subject) {
        Some(rows) => one_of(conn, &rows).await,
        None => Ok(None),
    }
}

fn select(cx: &Cx, kinds: &Kinds, subject: Subject) -> Option<SelectStatement> {
    let kind = kinds.get(subject.kind())?;
    let mut rows = cards(kind);
    let words = kind.reported().map_or_else(|| Expr::value(""), |reported| reported.words);
    let own = cx.actor.id().map_or_else(never, |me| kind.own(me));
    rows.expr_as(words, "words").expr_as(Expr::from(own), "own").and_where(kind.columns().id.eq(subject.id()));
    Some(rows)
}

/// Rows with the columns of a [`Card`].
fn cards(kind: &dyn Kind) -> SelectStatement {
    let Columns { id, title, slug, language, about, owner, open, within_group } = kind.columns();
    let mut rows = kind.rows();
    rows.expr_as(id, "id").expr_as(title, "title").expr_as(slug, "slug").expr_as(language, "language").expr_as(about, "about");
    rows.expr_as(owner, "owner_id").expr_as(open, "open").expr_as(within_group, "within_group");
    rows
}
