use super::{
    rows::{pager, thread_rows},
    threads::filters,
};
use crate::kit::{Icon, Query, page, param};
use domain::{
    args,
    discussion::{self, ThreadsQuery},
    materials,
};
use leptos::prelude::*;
use leptos_meta::{Link, Title};
use model::Problem;

/// All tags, the most used first.
#[component]
pub fn TagsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let tags = discussion::list_tags(&visit.cx, 300).await?;
        let list = if tags.is_empty() {
            view! { <p class="empty">{locale.text("tags-empty")}</p> }.into_any()
        } else {
            let items = tags.into_iter().map(|tag| {
                let count = locale.with("count-threads", &args!(n = tag.threads));
                view! { <li><a class="tag" href=format!("/tags/{}", tag.name)>{tag.name.clone()}</a><span class="meta">{count}</span></li> }
            });
            view! { <ul class="tag-cloud">{items.collect_view()}</ul> }.into_any()
        };
        Ok(view! {
            <Title text=locale.text("tags-title") />
            <div class="listing"><h1>{locale.text("tags-title")}</h1><p class="lead">{locale.text("tags-lead")}</p>{list}</div>
        }
        .into_any())
    })
}

/// The threads of a tag.
#[component]
pub fn TagPage() -> impl IntoView {
    let tag = param("tag");
    page(move |visit| async move {
        let locale = visit.locale;
        let query = ThreadsQuery { tag: Some(tag.clone()), ..super::threads::query(&visit) };
        let found = discussion::list_threads(&visit.cx, &query).await?;
        let resources = materials::count_tagged(&visit.cx, &tag).await?;
        if resources == 0 && found.threads.is_empty() && !visit.here.contains('?') {
            return Err(Problem::NotFound.into());
        }
        let feed = format!("/feeds/tags/{tag}.atom");
        let pager = pager(&visit, &found);
        let list = if found.threads.is_empty() {
            let empty = if visit.here.contains('?') { "list-empty-filtered" } else { "tag-no-threads" };
            view! { <p class="empty">{locale.text(empty)}" "<a href="/tags">{locale.text("tags-title")}</a></p> }.into_any()
        } else {
            thread_rows(&visit, found.threads, true)
        };
        let library = (resources > 0).then(|| {
            let href = Query::of("/library").with("tag", &tag).url();
            view! { <a href=href><Icon name="book" />{locale.with("tag-in-library", &args!(n = resources))}</a> }
        });
        Ok(view! {
            <Title text=format!("#{tag}") />
            <Link rel="alternate" type_="application/atom+xml" title=format!("#{tag}") href=feed.clone() />
            <div class="listing">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/tags">{locale.text("tags-title")}</a></li></ol></nav>
                <h1><Icon name="tag" />{tag}</h1>
                <p class="meta tag-links"><a href=feed><Icon name="feed" />{locale.text("feed")}</a>{library}</p>
                {filters(&visit, false)}
                {list}
                {pager}
            </div>
        }
        .into_any())
    })
}
