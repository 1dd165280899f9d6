use crate::{
    cx::Cx,
    failure::{Failure, Result},
    limited::{self, Limited},
    policy::staff::{StaffAct, StaffFacts, may_staff},
    subjects, text,
};
use model::{MemberId, Problem, Subject, staff::ReportDraft};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::OnConflict};
use tables::report;

/// Discourse's figure: so many a day are a person's, more are a machine's.
const DAILY: u64 = 20;
const DAY_MS: i64 = 24 * 3_600_000;
/// Letters of what was written that the form shows.
const EXCERPT: usize = 300;

/// What somebody is about to report.
#[derive(Clone, Debug)]
pub struct Reportable {
    pub of: Subject,
    pub author: MemberId,
    /// A title or a member's name.
    pub name: String,
    /// The beginning of the post, or what it says of itself.
    pub excerpt: String,
}

async fn find(conn: &impl ConnectionTrait, cx: &Cx, of: Subject) -> Result<Reportable> {
    let missing = Failure::Problem(Problem::NotFound);
    if !cx.world.features.kinds.is_reported(of.kind()) {
        return Err(missing);
    }
    let found = subjects::find(conn, cx, of).await?;
    let author = found.owner().ok_or(missing)?;
    may_staff(&cx.actor, StaffAct::Report, StaffFacts { own: found.own, ..StaffFacts::default() })?;
    Ok(Reportable { of, author, name: found.title, excerpt: text::excerpt(&found.words, EXCERPT) })
}

/// What can be reported, for the form.
pub async fn read_reportable(cx: &Cx, of: Subject) -> Result<Reportable> {
    find(cx.reader(), cx, of).await
}

/// Tells staff about something or somebody. Who has told already and got no answer yet tells nothing new.
pub async fn report(cx: &Cx, of: impl Into<Subject>, draft: ReportDraft) -> Result<()> {
    let (me, of) = (cx.member()?.id, of.into());
    let (kind, note) = ReportDraft { note: text::clean_line(&draft.note), ..draft }.check()?;
    let txn = cx.begin().await?;
    let found = find(&txn, cx, of).await?;
    limited::hold(&txn, Limited::Reports, me).await?;
    let today = report::Entity::find().filter(report::Column::ReporterId.eq(me)).filter(report::Column::CreatedAt.gt(cx.now - DAY_MS));
    let today = today.count(&txn).await?;
    if cx.world.throttled && today >= DAILY {
        return Err(Problem::TooMany { retry_after: 3_600 }.into());
    }
    let new = report::ActiveModel {
        reporter_id: Set(me),
        object_kind: Set(of.kind().as_str().to_owned()),
        object_id: Set(of.id()),
        member_id: Set(found.author),
        kind: Set(kind),
        note: Set(note),
        created_at: Set(cx.now),
        ..Default::default()
    };
    // One is open still where it is there already.
    report::Entity::insert(new).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(&txn).await?;
    txn.commit().await
}
