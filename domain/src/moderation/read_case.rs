use super::{Place, ReportOf, place::place, said::said, sql};
use crate::{
    cx::Cx,
    db::{Number, all, one},
    failure::{Failure, Result},
    policy::staff::{StaffAct, staff},
    text::SanitisedHtml,
};
use model::Problem;
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Something or somebody that was reported, with all that was said about it.
pub struct Case {
    pub of: ReportOf,
    pub person: Accused,
    /// None for people, and for what is gone.
    pub place: Option<Place>,
    pub post: Option<CasePost>,
    /// What a review or a report from class says.
    pub said: String,
    pub reports: Vec<CaseReport>,
}

/// Whose it is.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Accused {
    pub member_id: i64,
    pub handle: String,
    pub name: String,
    pub role: String,
    pub suspended_at: Option<i64>,
    pub suspended_until: Option<i64>,
}

impl Accused {
    pub fn is_suspended(&self, now: i64) -> bool {
        self.suspended_at.is_some() && self.suspended_until.is_none_or(|until| until > now)
    }
}

/// A post as it is now.
#[derive(Clone, Debug)]
pub struct CasePost {
    pub thread_id: i64,
    pub slug: String,
    pub language: String,
    pub html: SanitisedHtml,
    pub hidden: bool,
    pub removed_reason: String,
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

#[derive(FromQueryResult)]
struct PostRow {
    thread_id: i64,
    slug: String,
    language: String,
    html: String,
    deleted_at: Option<i64>,
    removed_reason: String,
}

/// The post, if it is one; and what was said, if it is that.
async fn content(conn: &impl ConnectionTrait, of: ReportOf) -> Result<(Option<CasePost>, String)> {
    let values = vec![of.id().into()];
    Ok(match of {
        ReportOf::Post(_) => {
            let sql = "SELECT r.thread_id, t.slug, t.language, r.html, r.deleted_at, r.removed_reason \
                       FROM replies r JOIN threads t ON t.id = r.thread_id WHERE r.id = $1";
            let post = one::<PostRow>(conn, sql, values).await?.map(|row| {
                let PostRow { thread_id, slug, language, removed_reason, .. } = row;
                CasePost { thread_id, slug, language, html: SanitisedHtml::stored(row.html), hidden: row.deleted_at.is_some(), removed_reason }
            });
            (post, String::new())
        }
        ReportOf::Review(_) | ReportOf::Use(_) => (None, said(conn, of).await?.map(|said| said.note).unwrap_or_default()),
        ReportOf::Member(_) | ReportOf::Material(_) | ReportOf::Collection(_) => (None, String::new()),
    })
}

/// A case as staff sees it; the latest reports first, at most a hundred.
pub async fn read_case(cx: &Cx, of: ReportOf) -> Result<Case> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let missing = Failure::Problem(Problem::NotFound);
    let Some(Number { n: member }) = one(cx.reader(), sql::owner(of), vec![of.id().into()]).await? else { return Err(missing) };
    let sql = "SELECT id AS member_id, handle, name, role, suspended_at, suspended_until FROM members WHERE id = $1";
    let person = one(cx.reader(), sql, vec![member.into()]).await?.ok_or(missing)?;
    let sql = "SELECT c.id, c.kind, c.note, c.created_at, c.closed_at, c.outcome, c.outcome_reason, m.name AS reporter, m.handle FROM reports c \
               JOIN members m ON m.id = c.reporter_id WHERE c.object_kind = $1 AND c.object_id = $2 ORDER BY c.id DESC LIMIT 100";
    let reports = all(cx.reader(), sql, vec![of.kind().into(), of.id().into()]).await?;
    let (post, said) = content(cx.reader(), of).await?;
    // The page of a person is linked with their name.
    let place = if matches!(of, ReportOf::Member(_)) { None } else { place(cx.reader(), of).await? };
    Ok(Case { of, person, place, post, said, reports })
}
