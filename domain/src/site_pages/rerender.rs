use crate::{
    cx::Cx,
    discussion::prepare_text,
    failure::{Failure, Result},
    text::RENDERER,
};
use model::{Problem, SitePageId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::site_page;

/// Renders some pages anew that an older renderer wrote. Returns how many; 0 means that all are up to date.
pub async fn rerender_some(cx: &Cx, most: u64) -> Result<usize> {
    let old = site_page::Entity::find().filter(site_page::Column::Renderer.lt(RENDERER)).order_by_asc(site_page::Column::Id).limit(most);
    let old = old.select_only().column(site_page::Column::Id).column(site_page::Column::Body);
    let rows: Vec<(SitePageId, String)> = old.into_tuple().all(cx.reader()).await?;
    let count = rows.len();
    for (id, body) in rows {
        let html = match prepare_text(cx, body.clone()).await {
            Ok(prepared) => Set(prepared.html.into_string()),
            Err(Failure::Problem(Problem::Invalid(_))) => sea_orm::ActiveValue::NotSet,
            Err(failure) => return Err(failure),
        };
        let txn = cx.begin().await?;
        let anew = site_page::ActiveModel { html, renderer: Set(RENDERER), ..Default::default() };
        let this = site_page::Entity::update_many().set(anew).filter(site_page::Column::Id.eq(id));
        this.filter(site_page::Column::Body.eq(body)).exec(&txn).await?;
        txn.commit().await?;
    }
    Ok(count)
}
