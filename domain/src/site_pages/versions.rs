use super::access;
use crate::{
    cx::Cx,
    failure::Result,
    policy::site_pages::{Act, may},
    text::{self, DiffLine},
};
use model::SitePageId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::{member, site_page_version};

/// A version, and what it changed.
pub struct VersionLine {
    pub number: i32,
    pub note: String,
    pub writer: String,
    pub written_at: i64,
    /// The title before and after, where it changed.
    pub renamed: Option<(String, String)>,
    /// Line by line; empty where the words stayed, and in the first version.
    pub diff: Vec<DiffLine>,
}

/// Some versions of a page, the latest first.
pub struct VersionsPage {
    pub id: SitePageId,
    pub slug: String,
    pub title: String,
    pub language: String,
    pub versions: Vec<VersionLine>,
    pub next: Option<String>,
    pub can_write: bool,
}

const PAGE: usize = 10;

/// What was changed, by whom and when, for everybody who may read the page. `after` is the cursor of the page before.
pub async fn list_versions(cx: &Cx, slug: &str, after: Option<&str>) -> Result<VersionsPage> {
    let row = access::page_at(cx.reader(), cx, slug, Act::See).await?;
    let below: i32 = after.and_then(|cursor| cursor.parse().ok()).unwrap_or(i32::MAX);
    let of = site_page_version::Entity::find().filter(site_page_version::Column::PageId.eq(row.id));
    let of = of.filter(site_page_version::Column::Number.lt(below)).order_by_desc(site_page_version::Column::Number);
    // With the one before the last, which that one is compared with.
    let most = u64::try_from(PAGE + 1).unwrap_or_default();
    let found: Vec<(site_page_version::Model, Option<member::Model>)> = of.limit(most).find_also_related(member::Entity).all(cx.reader()).await?;
    let lines = found.iter().enumerate().take(PAGE).map(|(at, (version, writer))| {
        let before = found.get(at + 1).map(|(before, _)| before);
        line(version, before, writer.as_ref().map(|writer| writer.name.clone()).unwrap_or_default())
    });
    let versions: Vec<VersionLine> = lines.collect();
    let next = versions.last().filter(|_| found.len() > PAGE).map(|last| last.number.to_string());
    let can_write = may(&cx.actor, Act::Write, row.facts()).is_ok();
    let (slug, title, language) = (row.slug.clone(), row.title.clone(), row.language.clone());
    Ok(VersionsPage { id: row.id, slug, title, language, versions, next, can_write })
}

fn line(version: &site_page_version::Model, before: Option<&site_page_version::Model>, writer: String) -> VersionLine {
    let renamed = before.filter(|before| before.title != version.title).map(|before| (before.title.clone(), version.title.clone()));
    let diff = before.filter(|before| before.body != version.body).map(|before| text::diff(&before.body, &version.body));
    VersionLine {
        number: version.number,
        note: version.note.clone(),
        writer,
        written_at: version.written_at,
        renamed,
        diff: diff.unwrap_or_default(),
    }
}
