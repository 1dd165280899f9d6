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
    ColumnTrait, FromQueryResult,
    sea_query::{ExprTrait, JoinType, Order, Query, SelectStatement},
};
use tables::{member, report};

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
    let title = cx.world.features.kinds.title_of(&column(alias, report::Column::ObjectKind), &column(alias, report::Column::ObjectId));
    rows.column((alias, report::Column::ObjectKind)).column((alias, report::Column::ObjectId)).expr_as(title, "title");
}

/// What waits for a word of staff, the longest waiting first. `after` is the cursor.
pub async fn list_cases(cx: &Cx, after: i64) -> Result<CasePage<CaseLine>> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let of = [report::Column::ObjectKind, report::Column::ObjectId];
    let first = || report::Column::Id.min();
    let mut cases = Query::select();
    cases.columns(of).expr_as(report::Column::Id.count(), "reports").expr_as(first(), "first_id").from(report::Entity);
    cases.and_where(report::Column::ClosedAt.is_null()).group_by_columns(of);
    cases.and_having(first().gt(after)).order_by("first_id", Order::Asc).limit(PAGE as u64 + 1);
    let mut rows = Query::select();
    rows.from_subquery(cases, "waiting");
    rows.join_as(JoinType::InnerJoin, report::Entity, "f", column("f", report::Column::Id).equals(("waiting", "first_id")));
    rows.join_as(JoinType::InnerJoin, member::Entity, "m", column("m", member::Column::Id).equals(("f", report::Column::MemberId)));
    rows.columns([("waiting", "reports"), ("waiting", "first_id")]).column(("f", report::Column::Kind)).column(("m", member::Column::Name));
    rows.expr_as(column("f", report::Column::CreatedAt), "since");
    titled(cx, &mut rows, "waiting");
    rows.order_by(("waiting", "first_id"), Order::Asc);
    Ok(page(all_of(cx.reader(), &rows).await?, |line: &CaseLine| line.first_id))
}

/// What was answered, the latest first. `before` is the cursor.
pub async fn list_closed(cx: &Cx, before: Option<i64>) -> Result<CasePage<ClosedLine>> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let of = |name| column("closed", name);
    let mut rows = from(report::Entity, "closed");
    rows.join_as(JoinType::InnerJoin, member::Entity, "m", column("m", member::Column::Id).eq(of(report::Column::MemberId)));
    rows.join_as(JoinType::LeftJoin, member::Entity, "s", column("s", member::Column::Id).eq(of(report::Column::ClosedBy)));
    rows.exprs([report::Column::Id, report::Column::Kind, report::Column::ClosedAt, report::Column::Outcome, report::Column::OutcomeReason].map(of));
    rows.column(("m", member::Column::Name)).expr_as(column("s", member::Column::Name), "closed_by");
    titled(cx, &mut rows, "closed");
    rows.and_where(of(report::Column::ClosedAt).is_not_null()).and_where(of(report::Column::Id).lt(before.unwrap_or(i64::MAX)));
    rows.order_by(("closed", report::Column::Id), Order::Desc).limit(PAGE as u64 + 1);
    Ok(page(all_of(cx.reader(), &rows).await?, |line: &ClosedLine| line.id))
}

/// How many things and people wait, for staff's links.
pub async fn count_open(cx: &Cx) -> Result<i64> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    Ok(one::<Number>(cx.reader(), sql::WAITING, Vec::new()).await?.map_or(0, |row| row.n))
}
