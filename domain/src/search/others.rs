//! What features have put into the index by themselves: found by title and words, seen by the rule of its kind.

use super::{
    candidates::{About, Candidate},
    entry::{Entry, Kind},
    index::put,
    matches::{Asked, Statement},
    sql,
};
use crate::{
    cx::Cx,
    db::{Number, all_of},
    failure::Result,
    kinds::{Indexed, Kind as Registered},
};
use model::Subject;
use sea_orm::{
    ConnectionTrait, DbBackend, FromQueryResult,
    sea_query::{Condition, Expr, ExprTrait, Order, SelectStatement},
};

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    title: String,
    slug: String,
    language: String,
    words: String,
    at: i64,
}

fn rows(of: &dyn Registered, indexed: Indexed) -> SelectStatement {
    let columns = of.columns();
    let mut rows = of.rows();
    rows.expr_as(columns.id, "id").expr_as(columns.title, "title").expr_as(columns.slug, "slug").expr_as(columns.language, "language");
    rows.expr_as(indexed.words, "words").expr_as(indexed.at, "at");
    rows
}

fn entry(number: i32, row: &Row) -> Entry {
    Entry::text(Kind::Other(number), row.id, &row.title, &row.words, &row.language)
}

/// Entries of the kind of this number whose ids are in the range.
pub(super) async fn load(conn: &impl ConnectionTrait, cx: &Cx, number: i32, from: i64, to: i64) -> Result<Vec<Entry>> {
    let Some((of, indexed)) = cx.world.features.kinds.indexed().find(|(_, indexed)| indexed.number == number) else { return Ok(Vec::new()) };
    let mut some = rows(of, indexed);
    some.and_where(of.columns().id.between(from, to));
    let found: Vec<Row> = all_of(conn, &some).await?;
    Ok(found.iter().map(|row| entry(number, row)).collect())
}

/// The last id of the next `most` from `from` on, of the kind of this number; none if there are no more.
pub(super) async fn last(conn: &impl ConnectionTrait, cx: &Cx, number: i32, from: i64, most: i64) -> Result<Option<i64>> {
    let Some((of, _)) = cx.world.features.kinds.indexed().find(|(_, indexed)| indexed.number == number) else { return Ok(None) };
    let id = of.columns().id;
    let mut some = of.rows();
    some.expr_as(id.clone(), "n").and_where(id.clone().gte(from)).order_by_expr(id, Order::Asc).limit(u64::try_from(most).unwrap_or(1));
    let ids: Vec<Number> = all_of(conn, &some).await?;
    Ok(ids.last().map(|row| row.n))
}

/// Brings the index up to date with one thing; in the transaction that has written it.
pub(super) async fn index(txn: &impl ConnectionTrait, cx: &Cx, subject: Subject) -> Result<()> {
    let Some(indexed) = cx.world.features.kinds.get(subject.kind()).and_then(Registered::indexed) else { return Ok(()) };
    put(txn, &load(txn, cx, indexed.number, subject.id(), subject.id()).await?).await
}

/// The newest that match, one statement a kind.
pub(super) async fn find(conn: &impl ConnectionTrait, cx: &Cx, asked: &Asked<'_>) -> Result<Vec<Candidate>> {
    let mut found = Vec::new();
    for (of, indexed) in cx.world.features.kinds.indexed() {
        let matching = Statement::matches(conn, Kind::Other(indexed.number), asked, 0..0);
        let within = Expr::cust_with_values(within(conn, &matching.sql), matching.values);
        let mut some = rows(of, indexed);
        let id = of.columns().id;
        some.cond_where(of.seen_by(&cx.actor)).cond_where(Condition::all().add(id.binary(sea_orm::sea_query::BinOper::In, within)));
        let rows: Vec<Row> = all_of(conn, &some).await?;
        found.extend(rows.into_iter().map(|row| candidate(of, row)));
    }
    found.truncate(asked.most);
    Ok(found)
}

/// The ids of what matches.
fn within(conn: &impl ConnectionTrait, matching: &str) -> String {
    match conn.get_database_backend() {
        DbBackend::Sqlite => sql::ids_on_sqlite(matching),
        _ => sql::ids_on_postgres(matching),
    }
}

fn candidate(of: &dyn Registered, row: Row) -> Candidate {
    Candidate {
        id: row.id,
        href: of.kind().of(row.id).page(&row.slug),
        title: row.title,
        body: row.words,
        lang: row.language.clone(),
        language: row.language,
        at: row.at,
        answered: false,
        used: 0,
        about: About::Other { kind: of.kind(), at: row.at },
    }
}
