use super::sql;
use crate::{
    cx::Cx,
    db::{Number, all_of, one},
    failure::Result,
    kinds::{column, from},
    policy::staff::{StaffAct, staff},
};
use model::{Subject, SubjectKind};
use sea_orm::{
    FromQueryResult,
    sea_query::{ExprTrait, JoinType, Order, Query, SelectStatement},
};

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

impl CaseLine {
    pub fn subject(&self) -> Option<Subject> {
        SubjectKind::parse(&self.object_kind).map(|kind| kind.of(self.object_id))
    }
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

/// Adds the title of what each report of `alias` is about, if it has one and is still there. No kind calls a table of its own so.
fn titled(cx: &Cx, rows: &mut SelectStatement, alias: &'static str) {
    let title = cx.world.features.kinds.title_of(&column(alias, "object_kind"), &column(alias, "object_id"));
    rows.column((alias, "object_kind")).column((alias, "object_id")).expr_as(title, "title");
}

/// What waits for a word of staff, the longest waiting first. `after` is the cursor.
pub async fn list_cases(cx: &Cx, after: i64) -> Result<CasePage<CaseLine>> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let first = || column("reports", "id").min();
    let mut cases = Query::select();
    cases.columns(["object_kind", "object_id"]).expr_as(column("reports", "id").count(), "reports").expr_as(first(), "first_id").from("reports");
    cases.and_where(column("reports", "closed_at").is_null()).group_by_columns(["object_kind", "object_id"]);
    cases.and_having(first().gt(after)).order_by("first_id", Order::Asc).limit(PAGE as u64 + 1);
    let mut rows = Query::select();
    rows.from_subquery(cases, "waiting");
    rows.join_as(JoinType::InnerJoin, "reports", "f", column("f", "id").equals(("waiting", "first_id")));
    rows.join_as(JoinType::InnerJoin, "members", "m", column("m", "id").equals(("f", "member_id")));
    rows.columns([("waiting", "reports"), ("waiting", "first_id"), ("f", "kind"), ("m", "name")]).expr_as(column("f", "created_at"), "since");
    titled(cx, &mut rows, "waiting");
    rows.order_by(("waiting", "first_id"), Order::Asc);
    Ok(page(all_of(cx.reader(), &rows).await?, |line: &CaseLine| line.first_id))
}

/// What was answered, the latest first. `before` is the cursor.
pub async fn list_closed(cx: &Cx, before: Option<i64>) -> Result<CasePage<ClosedLine>> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let mut rows = from("reports", "closed");
    rows.join_as(JoinType::InnerJoin, "members", "m", column("m", "id").equals(("closed", "member_id")));
    rows.join_as(JoinType::LeftJoin, "members", "s", column("s", "id").equals(("closed", "closed_by")));
    rows.columns(["id", "kind", "closed_at", "outcome", "outcome_reason"].map(|name| ("closed", name)));
    rows.column(("m", "name")).expr_as(column("s", "name"), "closed_by");
    titled(cx, &mut rows, "closed");
    rows.and_where(column("closed", "closed_at").is_not_null()).and_where(column("closed", "id").lt(before.unwrap_or(i64::MAX)));
    rows.order_by(("closed", "id"), Order::Desc).limit(PAGE as u64 + 1);
    Ok(page(all_of(cx.reader(), &rows).await?, |line: &ClosedLine| line.id))
}

/// How many things and people wait, for staff's links.
pub async fn count_open(cx: &Cx) -> Result<i64> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    Ok(one::<Number>(cx.reader(), sql::WAITING, Vec::new()).await?.map_or(0, |row| row.n))
}
