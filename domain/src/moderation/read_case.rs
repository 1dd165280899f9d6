use super::reports::ReportOf;
use crate::{
    collections::collection_path,
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

/// What a post's thread, a resource or a collection is called and where it is.
#[derive(Clone, Debug)]
pub struct Place {
    pub title: String,
    pub path: String,
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
    member_id: i64,
    thread_id: i64,
    title: String,
    slug: String,
    language: String,
    html: String,
    deleted_at: Option<i64>,
    removed_reason: String,
}

#[derive(FromQueryResult)]
struct MaterialRow {
    member_id: i64,
    title: String,
    slug: String,
}

#[derive(FromQueryResult)]
struct CollectionRow {
    member_id: i64,
    title: Option<String>,
    slug: Option<String>,
    access: Option<String>,
    key: Option<String>,
}

/// Whose it is, where it is, and the post, if it is one.
type Found = (i64, Option<Place>, Option<CasePost>);

async fn find(conn: &impl ConnectionTrait, of: ReportOf) -> Result<Option<Found>> {
    let values = vec![of.id().into()];
    Ok(match of {
        ReportOf::Post(id) => {
            let sql = "SELECT r.author_id AS member_id, r.thread_id, t.title, t.slug, t.language, r.html, r.deleted_at, r.removed_reason \
                       FROM replies r JOIN threads t ON t.id = r.thread_id WHERE r.id = $1";
            one::<PostRow>(conn, sql, values).await?.map(|row| {
                let PostRow { thread_id, slug, language, removed_reason, .. } = row;
                let (html, hidden) = (SanitisedHtml::stored(row.html), row.deleted_at.is_some());
                let post = CasePost { thread_id, slug, language, html, hidden, removed_reason };
                (row.member_id, Some(Place { title: row.title, path: format!("/replies/{id}") }), Some(post))
            })
        }
        ReportOf::Member(_) => one::<Number>(conn, "SELECT id AS n FROM members WHERE id = $1", values).await?.map(|row| (row.n, None, None)),
        ReportOf::Material(id) => {
            let sql = "SELECT created_by AS member_id, title, slug FROM materials WHERE id = $1";
            let place = |title, slug| Some(Place { title, path: format!("/library/{id}/{slug}") });
            one::<MaterialRow>(conn, sql, values).await?.map(|row| (row.member_id, place(row.title, row.slug), None))
        }
        // One that is gone still has its reports.
        ReportOf::Collection(id) => {
            let sql = "SELECT c.member_id, x.title, x.slug, x.access, x.\"key\" FROM reports c LEFT JOIN collections x ON x.id = c.object_id \
                       WHERE c.object_kind = 'collection' AND c.object_id = $1 ORDER BY c.id DESC LIMIT 1";
            one::<CollectionRow>(conn, sql, values).await?.map(|row| {
                let text = Option::unwrap_or_default;
                let path = collection_path(id.0, &text(row.slug), &text(row.access), &text(row.key));
                (row.member_id, row.title.map(|title| Place { title, path }), None)
            })
        }
    })
}

/// A case as staff sees it; the latest reports first, at most a hundred.
pub async fn read_case(cx: &Cx, of: ReportOf) -> Result<Case> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let missing = Failure::Problem(Problem::NotFound);
    let Some((member, place, post)) = find(cx.reader(), of).await? else { return Err(missing) };
    let sql = "SELECT id AS member_id, handle, name, role, suspended_at, suspended_until FROM members WHERE id = $1";
    let person = one(cx.reader(), sql, vec![member.into()]).await?.ok_or(missing)?;
    let sql = "SELECT c.id, c.kind, c.note, c.created_at, c.closed_at, c.outcome, c.outcome_reason, m.name AS reporter, m.handle FROM reports c \
               JOIN members m ON m.id = c.reporter_id WHERE c.object_kind = $1 AND c.object_id = $2 ORDER BY c.id DESC LIMIT 100";
    let reports = all(cx.reader(), sql, vec![of.kind().into(), of.id().into()]).await?;
    Ok(Case { of, person, place, post, reports })
}
