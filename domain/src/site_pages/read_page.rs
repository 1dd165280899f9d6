use super::access;
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    policy::site_pages::{Act, may},
    text::SanitisedHtml,
};
use model::{Audience, MemberId, Problem, SitePageId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::{member, site_page};

/// A page as its readers see it.
pub struct SitePageView {
    pub id: SitePageId,
    pub slug: String,
    pub title: String,
    pub language: String,
    pub html: SanitisedHtml,
    pub audience: Audience,
    pub hidden: bool,
    pub version: i32,
    pub changed_at: i64,
    /// Who looks after it, for staff.
    pub owner: Option<Owner>,
    pub due_at: Option<i64>,
    pub can_write: bool,
}

/// Who looks after a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub handle: String,
    pub name: String,
}

/// The page at an address.
pub async fn read_page(cx: &Cx, slug: &str) -> Result<SitePageView> {
    let row = access::page_at(cx.reader(), cx, slug, Act::See).await?;
    let html = site_page::Entity::find_by_id(row.id).select_only().column(site_page::Column::Html);
    let html: String = html.into_tuple().one(cx.reader()).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let can_write = may(&cx.actor, Act::Write, row.facts()).is_ok();
    Ok(SitePageView {
        id: row.id,
        slug: row.slug.clone(),
        title: row.title.clone(),
        language: row.language.clone(),
        html: SanitisedHtml::stored(html),
        audience: row.audience(),
        hidden: row.hidden_at.is_some(),
        version: row.version,
        changed_at: row.changed_at,
        owner: owner(cx, row.owner_id.filter(|_| can_write)).await?,
        due_at: row.due_at.filter(|_| can_write),
        can_write,
    })
}

pub(super) async fn owner(cx: &Cx, id: Option<MemberId>) -> Result<Option<Owner>> {
    let Some(id) = id else { return Ok(None) };
    let of = member::Entity::find_by_id(id).filter(member::not_erased()).filter(member::Column::Handle.ne(""));
    let found: Option<(String, String)> =
        of.select_only().column(member::Column::Handle).column(member::Column::Name).into_tuple().one(cx.reader()).await?;
    Ok(found.map(|(handle, name)| Owner { handle, name }))
}
