use super::sql;
use crate::{
    cx::Cx,
    db::{all, one},
    failure::Result,
    materials::access,
    policy::materials::Act,
};
use model::{MaterialId, UseDraft};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// All reports of a resource in four figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct UseSummary {
    pub reports: i64,
    /// Different countries, of those that are told.
    pub countries: i64,
    /// Would use it again, as it is or with changes.
    pub again: i64,
    /// Half of the classes took no longer than this; 0 where nobody told.
    pub median: i64,
}

/// A report as pages show it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct UseLine {
    pub id: i64,
    pub member_id: i64,
    pub handle: String,
    pub name: String,
    pub version: i32,
    pub level: i32,
    pub country: String,
    pub learners: i32,
    pub minutes: i32,
    pub again: String,
    pub changed: String,
    pub note: String,
    /// Of the photo, with its name; 0 where there is none.
    pub photo: i64,
    pub photo_name: String,
    pub created_at: i64,
    pub changed_at: i64,
}

/// One page of reports, the latest first, and the cursor of the next.
pub struct UsePage {
    pub summary: UseSummary,
    pub lines: Vec<UseLine>,
    pub next: Option<String>,
}

const PAGE: usize = 20;

pub(super) async fn summary(conn: &impl ConnectionTrait, id: MaterialId) -> Result<UseSummary> {
    Ok(one(conn, sql::USE_SUMMARY, vec![id.into()]).await?.unwrap_or_default())
}

/// The latest ones, at most so many; `before` is an id.
pub(super) async fn latest(conn: &impl ConnectionTrait, id: MaterialId, before: Option<i64>, most: usize) -> Result<Vec<UseLine>> {
    let mut values: Vec<Value> = vec![id.into()];
    values.extend(before.map(Value::from));
    all(conn, &sql::uses(before.is_some(), most), values).await
}

/// All reports of a resource the asker may see, in pages. `after` is the cursor of the page before.
pub async fn list_uses(cx: &Cx, id: MaterialId, after: Option<&str>) -> Result<UsePage> {
    access::material(cx.reader(), cx, id, Act::See).await?;
    let mut lines = latest(cx.reader(), id, after.and_then(|after| after.parse().ok()), PAGE + 1).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(|line| line.id.to_string());
    Ok(UsePage { summary: summary(cx.reader(), id).await?, lines, next })
}

/// The asker's report of a version, and the draft its form shows.
pub async fn own_use(cx: &Cx, id: MaterialId, version: i32) -> Result<Option<(UseLine, UseDraft)>> {
    let me = cx.member()?.id;
    let line: Option<UseLine> = one(cx.reader(), sql::OWN_USE, vec![id.into(), me.into(), version.into()]).await?;
    let number = |n: i32| if n > 0 { n.to_string() } else { String::new() };
    Ok(line.map(|line| {
        let draft = UseDraft {
            level: number(line.level),
            country: line.country.clone(),
            learners: number(line.learners),
            minutes: number(line.minutes),
            again: line.again.clone(),
            changed: line.changed.clone(),
            note: line.note.clone(),
        };
        (line, draft)
    }))
}
