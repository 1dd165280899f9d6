use super::sql;
use crate::{cx::Cx, db::all, failure::Result};
use model::MemberId;
use sea_orm::{FromQueryResult, Value};

/// A resource that waits for a review.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct WaitingLine {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub kind: String,
    pub minutes: i32,
    pub reviewers: i32,
    pub used: i32,
    pub review_asked_at: i64,
    pub author: String,
    /// The asker is one of its authors.
    pub own: bool,
}

/// One page and the cursor of the next.
pub struct WaitingPage {
    pub lines: Vec<WaitingLine>,
    pub next: Option<String>,
}

const PAGE: usize = 20;

/// What waits for a review, the longest first. `after` is the cursor of the page before.
pub async fn list_waiting(cx: &Cx, after: Option<&str>) -> Result<WaitingPage> {
    let mut values: Vec<Value> = vec![cx.actor.id().unwrap_or(MemberId(0)).into()];
    let cursor = after.and_then(|after| after.split_once('~')).and_then(|(at, id)| Some((at.parse::<i64>().ok()?, id.parse::<i64>().ok()?)));
    values.extend(cursor.iter().flat_map(|(at, id)| [Value::from(*at), Value::from(*id)]));
    let mut lines: Vec<WaitingLine> = all(cx.reader(), &sql::waiting(cursor.is_some(), PAGE + 1), values).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(|line| format!("{}~{}", line.review_asked_at, line.id));
    Ok(WaitingPage { lines, next })
}
