use super::{access, page_path, start_page::note};
use crate::{cx::Cx, failure::Result, policy::site_pages::Act};
use model::{Field, Problem, SitePageId, Wrong};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use tables::site_page;

/// Takes a page out of sight of all but staff, or shows it again; the reason, in the context, is for the log. Gives its path.
pub async fn set_shown(cx: &Cx, id: SitePageId, shown: bool) -> Result<String> {
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Write).await?;
    if cx.reason.is_empty() {
        return Err(Problem::field(Field::Reason, Wrong::Missing).into());
    }
    let hidden = site_page::ActiveModel { hidden_at: Set((!shown).then_some(cx.now)), ..Default::default() };
    site_page::Entity::update_many().set(hidden).filter(site_page::Column::Id.eq(id)).exec(&txn).await?;
    note(&txn, cx, id, if shown { "page-shown" } else { "page-hidden" }, &row.title).await?;
    txn.commit().await?;
    Ok(page_path(&row.slug))
}
