use super::sql;
use crate::{
    cx::Cx,
    db::{all, one},
    failure::{Failure, Result},
    policy::staff::{StaffAct, staff},
    subjects,
    text::SanitisedHtml,
};
use model::{MemberId, Problem, Subject, SubjectKind};
use sea_orm::{ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult};
use tables::member;

/// Something or somebody that was reported, with all that was said about it.
pub struct Case {
    pub of: Subject,
    pub person: Accused,
    /// None for people, and for what is gone.
    pub place: Option<Place>,
    pub post: Option<CasePost>,
    /// What a review or a report from class says.
    pub said: String,
    pub reports: Vec<CaseReport>,
}

/// What was reported is called, and where it stands.
#[derive(Clone, Debug)]
pub struct Place {
    pub title: String,
    pub path: String,
}

/// Whose it is.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
pub struct Accused {
    #[sea_orm(from_col = "id")]
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
    /// Whose it was when it was reported.
    pub member_id: i64,
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

async fn post(conn: &impl ConnectionTrait, of: Subject) -> Result<Option<CasePost>> {
    let Subject::Post(id) = of else { return Ok(None) };
    Ok(one::<PostRow>(conn, sql::POST, vec![id.into()]).await?.map(|row| {
        let PostRow { thread_id, slug, language, removed_reason, .. } = row;
        CasePost { thread_id, slug, language, html: SanitisedHtml::stored(row.html), hidden: row.deleted_at.is_some(), removed_reason }
    }))
}

/// A case as staff sees it; the latest reports first, at most a hundred.
pub async fn read_case(cx: &Cx, of: Subject) -> Result<Case> {
    staff(&cx.actor, StaffAct::SeeReports)?;
    let missing = || Failure::Problem(Problem::NotFound);
    let reports: Vec<CaseReport> = all(cx.reader(), sql::OF_CASE, vec![of.kind().into(), of.id().into()]).await?;
    let found = subjects::look(cx.reader(), cx, of).await?.filter(|_| cx.world.features.kinds.is_reported(of.kind()));
    // Whose it was is known by its reports when it is gone for good.
    let owner = found.as_ref().and_then(|found| found.owner_id).or_else(|| reports.first().map(|report| report.member_id)).ok_or_else(missing)?;
    let person = member::Entity::find_by_id(MemberId(owner)).into_partial_model().one(cx.reader()).await?.ok_or_else(missing)?;
    let post = post(cx.reader(), of).await?;
    let said = found.as_ref().filter(|_| matches!(of, Subject::Review(_) | Subject::Use(_))).map(|found| found.words.clone()).unwrap_or_default();
    // The page of a person is linked with their name.
    let place = found.filter(|_| of.kind() != SubjectKind::Member).map(|found| Place { path: found.page(of), title: found.title });
    Ok(Case { of, person, place, post, said, reports })
}
