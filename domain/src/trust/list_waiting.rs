use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    policy::authors::{FIRST_AUTHOR, IS_AUTHOR},
};
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
    let me = cx.actor.id().map_or(0, |id| id.0);
    let mut values: Vec<Value> = vec![me.into()];
    let cursor = after.and_then(|after| after.split_once('~')).and_then(|(at, id)| Some((at.parse::<i64>().ok()?, id.parse::<i64>().ok()?)));
    let cursor = cursor.map_or("", |(at, id)| {
        values.extend([Value::from(at), Value::from(id)]);
        " AND (m.review_asked_at, m.id) > ($2, $3)"
    });
    let sql = format!(
        "SELECT m.id, m.slug, m.title, m.summary, m.language, m.kind, m.minutes, m.reviewers, m.used, m.review_asked_at, \
         {FIRST_AUTHOR} AS author, \
         EXISTS (SELECT 1 FROM material_authors a WHERE a.material_id = m.id AND a.member_id = $1 AND {IS_AUTHOR}) AS own \
         FROM materials m WHERE m.review_asked_at > 0 AND m.state = 'published'{cursor} ORDER BY m.review_asked_at, m.id LIMIT {}",
        PAGE + 1
    );
    let mut lines: Vec<WaitingLine> = all(cx.reader(), &sql, values).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(|line| format!("{}~{}", line.review_asked_at, line.id));
    Ok(WaitingPage { lines, next })
}
