use super::{
    access,
    news::PageChanged,
    page_path, read_page,
    start_page::{clean, keep_version, looked_after, note, plan, slug_taken, written},
};
use crate::{
    cx::Cx,
    discussion::prepare_text,
    failure::{Failure, Result},
    outbox::announce,
    policy::site_pages::Act,
    search::index,
};
use model::{Problem, SitePageId, site_pages::SitePageDraft};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};
use tables::{site_page, site_page_version};

/// A page as its form shows it.
pub struct Editing {
    pub id: SitePageId,
    pub slug: String,
    /// The version that is changed: what another one has written meanwhile is not written over.
    pub version: i32,
    pub hidden: bool,
    pub draft: SitePageDraft,
}

/// The form of a page; with the words of an earlier version where one is asked for.
pub async fn edit_page(cx: &Cx, slug: &str, from: Option<i32>) -> Result<Editing> {
    let row = access::page_at(cx.reader(), cx, slug, Act::Write).await?;
    let missing = || Failure::Problem(Problem::NotFound);
    let (title, body) = match from {
        Some(number) => {
            let version = site_page_version::Entity::find_by_id((row.id, number)).one(cx.reader()).await?.ok_or_else(missing)?;
            (version.title, version.body)
        }
        None => {
            let body = site_page::Entity::find_by_id(row.id).select_only().column(site_page::Column::Body);
            (row.title.clone(), body.into_tuple().one(cx.reader()).await?.ok_or_else(missing)?)
        }
    };
    let owner = read_page::owner(cx, row.owner_id).await?.map(|owner| owner.handle).unwrap_or_default();
    let due = row.due_at.map(|at| cx.zone.day(at)).unwrap_or_default();
    let (language, audience) = (row.language.clone(), row.audience.clone());
    let draft = SitePageDraft { title, slug: row.slug.clone(), language, audience, body, owner, due, note: String::new() };
    Ok(Editing { id: row.id, slug: row.slug.clone(), version: row.version, hidden: row.hidden_at.is_some(), draft })
}

/// Changes a page whose latest version is the one that was read; gives its path. A version is kept of what it says now.
pub async fn change_page(cx: &Cx, id: SitePageId, read: i32, draft: SitePageDraft) -> Result<String> {
    let me = cx.member()?.id;
    let (owner, typed_due) = (draft.owner.clone(), draft.due.clone());
    let new = clean(draft)?;
    let html = prepare_text(cx, new.body.clone()).await?.html;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Write).await?;
    if row.version != read {
        return Err(Problem::Stale.into());
    }
    // A day that has come stays until another one is said.
    let due = if row.due_at.is_some_and(|at| cx.zone.day(at) == typed_due.trim()) { row.due_at } else { cx.day_ahead(&typed_due)? };
    let owner = looked_after(&txn, &owner).await?;
    let version = row.version + 1;
    let changed = site_page::ActiveModel { id: Set(id), ..written(cx, &new, html.as_str(), version, (owner, due)) };
    changed.update(&txn).await.map_err(slug_taken)?;
    keep_version(&txn, cx, id, version, me, &new).await?;
    plan(&txn, cx, id, due.filter(|at| *at > cx.now)).await?;
    index::thing(&txn, cx, id).await?;
    note(&txn, cx, id, "page-changed", &new.title).await?;
    announce(&txn, cx, PageChanged { page: id, version, by: me }).await?;
    txn.commit().await?;
    Ok(page_path(&new.slug))
}
