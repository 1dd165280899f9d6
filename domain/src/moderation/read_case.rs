use super::reports::ReportOf;
use crate::{
    cx::Cx,
    db::{all, one},
    failure::{Failure, Result},
    policy::staff::{StaffAct, staff},
    text::SanitisedHtml,
};
use model::Problem;
use sea_orm::FromQueryResult;

/// A post or a person that was reported, with all that was said about it.
pub struct Case {
    pub of: ReportOf,
    pub subject: Subject,
    pub html: SanitisedHtml,
    pub reports: Vec<CaseReport>,
}

/// The post, or only the person.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Subject {
    pub member_id: i64,
    pub handle: String,
    pub name: String,
    pub role: String,
    pub suspended_at: Option<i64>,
    pub suspended_until: Option<i64>,
    pub thread_id: Option<i64>,
    pub number: Option<i32>,
    pub title: Option<String>,
    pub slug: Option<String>,
    pub language: Option<String>,
    pub html: Option<String>,
    pub locked: Option<bool>,
    pub deleted_at: Option<i64>,
    pub removed_reason: Option<String>,
}

impl Subject {
    pub fn is_suspended(&self, now: i64) -> bool {
        self.suspended_at.is_some() && self.suspended_until.is_none_or(|until| until > now)
    }
}

/// One report.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CaseReport {
    pub id: i64,
    pub kind: String,
    pub note: String,
    pub created_at: i64,
    pub closed_at: Option<i64>,
    pub outcome: String,
    pub outcome_reason: String,
    pub reporter: String,
    pub handle: String,
}

const MEMBER: &str = "m.id AS member_id, m.handle, m.name, m.role, m.suspended_at, m.suspended_until";

/// A case as staff sees it; the latest reports first, at most a hundred.
pub async fn read_case(cx: &Cx, of: ReportOf) -> Result<Case> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let sql = match of {
        ReportOf::Post(_) => format!(
            "SELECT {MEMBER}, r.thread_id, r.number, t.title, t.slug, t.language, r.html, t.locked, r.deleted_at, r.removed_reason \
             FROM replies r JOIN threads t ON t.id = r.thread_id JOIN members m ON m.id = r.author_id WHERE r.id = $1"
        ),
        // Typed, since PostgreSQL would take a bare NULL for a text.
        ReportOf::Member(_) => format!(
            "SELECT {MEMBER}, CAST(NULL AS bigint) AS thread_id, CAST(NULL AS integer) AS number, CAST(NULL AS text) AS title, \
             CAST(NULL AS text) AS slug, CAST(NULL AS text) AS language, CAST(NULL AS text) AS html, CAST(NULL AS boolean) AS locked, \
             CAST(NULL AS bigint) AS deleted_at, CAST(NULL AS text) AS removed_reason FROM members m WHERE m.id = $1"
        ),
    };
    let mut subject: Subject = one(cx.reader(), &sql, vec![of.id().into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let sql = "SELECT c.id, c.kind, c.note, c.created_at, c.closed_at, c.outcome, c.outcome_reason, m.name AS reporter, m.handle FROM reports c \
               JOIN members m ON m.id = c.reporter_id WHERE c.object_kind = $1 AND c.object_id = $2 ORDER BY c.id DESC LIMIT 100";
    let reports = all(cx.reader(), sql, vec![of.kind().into(), of.id().into()]).await?;
    let html = SanitisedHtml::stored(subject.html.take().unwrap_or_default());
    Ok(Case { of, subject, html, reports })
}
