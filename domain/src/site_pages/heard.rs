//! What follows from news about the pages of the site.

use super::{
    news::{PageChanged, PageDue},
    stories,
};
use crate::{
    cx::Cx,
    failure::Result,
    notices::{self, Telling},
    outbox::Told,
    stories::About,
};
use model::{Audience, MemberId, Role, SitePageId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::{follow, member, site_page};

/// Notices are made in steps of so many.
const STEP: usize = 100;

/// Its followers hear of the latest version, if they may read it.
pub async fn changed(cx: &Cx, id: i64, news: PageChanged) -> Result<Told> {
    let page = site_page::Entity::find_by_id(news.page).filter(site_page::Column::HiddenAt.is_null());
    let Some(page) = page.one(cx.reader()).await?.filter(|page| page.version == news.version && news.version > 1) else { return Ok(Told::Nobody) };
    let story = stories::CHANGED.of(&About::new(news.page, page.title))?;
    for some in followers(cx, news.page, page.audience == Audience::Staff.as_str()).await?.chunks(STEP) {
        let txn = cx.begin().await?;
        for &to in some {
            let telling = Telling { to, actor: Some(news.by), reply: None, story: story.clone() };
            notices::tell(&txn, cx, Some(id), telling).await?;
        }
        txn.commit().await?;
    }
    Ok(Told::Nobody)
}

async fn followers(cx: &Cx, page: SitePageId, staff_only: bool) -> Result<Vec<MemberId>> {
    let all = follow::Entity::find().filter(follow::of(page)).filter(follow::following()).order_by_asc(follow::Column::MemberId);
    let all: Vec<MemberId> = all.select_only().column(follow::Column::MemberId).into_tuple().all(cx.reader()).await?;
    if !staff_only {
        return Ok(all);
    }
    let staff = member::Entity::find().filter(member::Column::Role.is_in([Role::Moderator, Role::Admin])).filter(member::Column::Id.is_in(all));
    Ok(staff.select_only().column(member::Column::Id).into_tuple().all(cx.reader()).await?)
}

/// Who looks after it is reminded, unless another day was said meanwhile.
pub async fn due(cx: &Cx, id: i64, news: PageDue) -> Result<Told> {
    let page = site_page::Entity::find_by_id(news.page).one(cx.reader()).await?.filter(|page| page.due_at == Some(news.due));
    let Some((to, title)) = page.and_then(|page| Some((page.owner_id?, page.title))) else { return Ok(Told::Nobody) };
    let story = stories::DUE.of(&About::new(news.page, title))?;
    let txn = cx.begin().await?;
    notices::tell(&txn, cx, Some(id), Telling { to, actor: None, reply: None, story }).await?;
    txn.commit().await?;
    Ok(Told::Nobody)
}
