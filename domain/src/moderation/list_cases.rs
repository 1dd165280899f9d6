use super::reports::TITLE;
use crate::{
    cx::Cx,
    db::{Number, all, one},
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use sea_orm::FromQueryResult;

const PAGE: usize = 20;

/// All open reports of one thing or person.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CaseLine {
    pub object_kind: String,
    pub object_id: i64,
    pub reports: i64,
    pub first_id: i64,
    pub since: i64,
    /// The kind of the first report.
    pub kind: String,
    /// Whom it is about.
    pub name: String,
    /// Of the post's thread, the resource or the collection.
    pub title: Option<String>,
}

/// A report that was answered.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ClosedLine {
    pub id: i64,
    pub object_kind: String,
    pub object_id: i64,
    pub kind: String,
    pub closed_at: i64,
    pub outcome: String,
    pub outcome_reason: String,
    pub name: String,
    pub title: Option<String>,
    pub closed_by: Option<String>,
}

/// A page of lines and the cursor of the next.
pub struct CasePage<T> {
    pub lines: Vec<T>,
    pub next: Option<i64>,
}

fn page<T>(mut lines: Vec<T>, id: impl Fn(&T) -> i64) -> CasePage<T> {
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    CasePage { next: lines.last().filter(|_| more).map(id), lines }
}

/// What waits for a word of staff, the longest waiting first. `after` is the cursor.
pub async fn list_cases(cx: &Cx, after: i64) -> Result<CasePage<CaseLine>> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let sql = format!(
        "SELECT c.object_kind, c.object_id, c.reports, c.first_id, f.created_at AS since, f.kind, m.name, {TITLE} FROM \
         (SELECT object_kind, object_id, COUNT(*) AS reports, MIN(id) AS first_id FROM reports WHERE closed_at IS NULL \
         GROUP BY object_kind, object_id HAVING MIN(id) > $1 ORDER BY first_id LIMIT {}) c \
         JOIN reports f ON f.id = c.first_id JOIN members m ON m.id = f.member_id ORDER BY c.first_id",
        PAGE + 1
    );
    Ok(page(all(cx.reader(), &sql, vec![after.into()]).await?, |line: &CaseLine| line.first_id))
}

/// What was answered, the latest first. `before` is the cursor.
pub async fn list_closed(cx: &Cx, before: Option<i64>) -> Result<CasePage<ClosedLine>> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let sql = format!(
        "SELECT c.id, c.object_kind, c.object_id, c.kind, c.closed_at, c.outcome, c.outcome_reason, m.name, {TITLE}, s.name AS closed_by \
         FROM reports c JOIN members m ON m.id = c.member_id LEFT JOIN members s ON s.id = c.closed_by \
         WHERE c.closed_at IS NOT NULL AND c.id < $1 ORDER BY c.id DESC LIMIT {}",
        PAGE + 1
    );
    Ok(page(all(cx.reader(), &sql, vec![before.unwrap_or(i64::MAX).into()]).await?, |line: &ClosedLine| line.id))
}

/// How many things and people wait, for staff's links.
pub async fn count_open(cx: &Cx) -> Result<i64> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let sql = "SELECT COUNT(*) AS n FROM (SELECT DISTINCT object_kind, object_id FROM reports WHERE closed_at IS NULL) c";
    Ok(one::<Number>(cx.reader(), sql, Vec::new()).await?.map_or(0, |row| row.n))
}
