use crate::{
    cx::Cx,
    db::all_of,
    failure::Result,
    kinds::{column, from},
    policy::site_pages::seen,
};
use model::site_pages::PAGES_MAX;
use sea_orm::{FromQueryResult, sea_query::Order};
use tables::site_page;

/// A page in a list.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PageLine {
    pub slug: String,
    pub title: String,
    pub language: String,
    pub audience: String,
    pub hidden_at: Option<i64>,
    pub due_at: Option<i64>,
    pub changed_at: i64,
}

/// All that the asker may see, by title; a site has no more than one page of them.
pub async fn list_pages(cx: &Cx) -> Result<Vec<PageLine>> {
    use site_page::Column::{Audience, ChangedAt, DueAt, HiddenAt, Language, Slug, Title};
    let mut all = from(site_page::Entity, "p");
    for name in [Slug, Title, Language, Audience, HiddenAt, DueAt, ChangedAt] {
        all.column(("p", name));
    }
    all.cond_where(seen(&cx.actor)).order_by_expr(column("p", Title), Order::Asc).limit(PAGES_MAX);
    all_of(cx.reader(), &all).await
}
