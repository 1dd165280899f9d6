use super::sql;
use crate::{
    cx::Cx,
    db::{all, one},
    failure::{Failure, Result},
    materials::access,
    policy::materials::Act,
};
use model::{Criterion, Mark, MaterialId, Review, ReviewDraft};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::BTreeMap;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    member_id: i64,
    handle: String,
    name: String,
    version: i32,
    marks: String,
    note: String,
    answer: String,
    answered_at: Option<i64>,
    done_in: Option<i32>,
    created_at: i64,
    /// Belongs to an organisation that one of the authors belongs to.
    near: bool,
}

/// A review as pages show it.
#[derive(Clone, Debug)]
pub struct ReviewLine {
    pub id: i64,
    pub member_id: i64,
    pub handle: String,
    pub name: String,
    pub version: i32,
    pub marks: BTreeMap<Criterion, Mark>,
    pub overall: String,
    pub answer: String,
    pub answered_at: Option<i64>,
    /// The version that took it up, as the authors say.
    pub done_in: Option<i32>,
    pub created_at: i64,
    /// The reviewer belongs to an organisation of one of the authors: told, not refused.
    pub near: bool,
}

/// One page of reviews, the latest first, and the cursor of the next.
pub struct ReviewPage {
    pub lines: Vec<ReviewLine>,
    pub next: Option<String>,
}

const PAGE: usize = 10;

fn line(row: Row) -> Result<ReviewLine> {
    Ok(ReviewLine {
        id: row.id,
        member_id: row.member_id,
        handle: row.handle,
        name: row.name,
        version: row.version,
        marks: serde_json::from_str(&row.marks).map_err(Failure::bug)?,
        overall: row.note,
        answer: row.answer,
        answered_at: row.answered_at,
        done_in: row.done_in,
        created_at: row.created_at,
        near: row.near,
    })
}

/// The latest ones, at most so many; `before` is an id.
pub(super) async fn latest(conn: &impl ConnectionTrait, id: MaterialId, before: Option<i64>, most: usize) -> Result<Vec<ReviewLine>> {
    let mut values: Vec<Value> = vec![id.into()];
    values.extend(before.map(Value::from));
    let rows: Vec<Row> = all(conn, &sql::reviews(before.is_some(), most), values).await?;
    rows.into_iter().map(line).collect()
}

/// All reviews of a resource the asker may see, in pages. `after` is the cursor of the page before.
pub async fn list_reviews(cx: &Cx, id: MaterialId, after: Option<&str>) -> Result<ReviewPage> {
    access::material(cx.reader(), cx, id, Act::See).await?;
    let mut lines = latest(cx.reader(), id, after.and_then(|after| after.parse().ok()), PAGE + 1).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(|line| line.id.to_string());
    Ok(ReviewPage { lines, next })
}

/// The asker's review of a version, as its form shows it.
pub async fn own_review(cx: &Cx, id: MaterialId, version: i32) -> Result<Option<(i64, ReviewDraft)>> {
    let me = cx.member()?.id;
    let row: Option<Row> = one(cx.reader(), sql::OWN_REVIEW, vec![id.into(), me.into(), version.into()]).await?;
    let Some(line) = row.map(line).transpose()? else { return Ok(None) };
    Ok(Some((line.id, Review { marks: line.marks, overall: line.overall }.into_draft())))
}
