mod form;
mod results;

use crate::kit::{Icon, Query, Visit, page};
use domain::{
    args, discussion,
    search::{self, Group, Paced},
};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use model::{SearchQuery, search::OPERATORS};

/// Everything that can be found, as the address asks for it.
#[component]
pub fn SearchPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        search::keep_pace(&visit.cx, Paced::Search)?;
        let typed = visit.query("q").unwrap_or_default();
        let query = query(&visit);
        let groups = search::search(&visit.cx, &query, visit.query("page").as_deref()).await?;
        let boards = discussion::list_boards(&visit.cx).await?;
        let shown: String = typed.trim().chars().take(80).collect();
        let title = if shown.is_empty() { locale.text("search-page-title") } else { locale.with("search-results-title", &args!(words = shown)) };
        let found = if query.is_empty() { results::tips(locale).into_any() } else { found(&visit, &query, groups) };
        Ok(view! {
            <Title text=title.clone() />
            <Meta name="robots" content="noindex" />
            <div class="listing search-page">
                <h1>{title}</h1>
                {form::form(&visit, &boards)}
                {notes(&visit, &query)}
                {found}
            </div>
        }
        .into_any())
    })
}

/// What was typed, narrowed by the fields of the form.
fn query(visit: &Visit) -> SearchQuery {
    let typed = SearchQuery::parse(&visit.query("q").unwrap_or_default());
    OPERATORS.into_iter().fold(typed, |query, name| query.with(name, &visit.query(name).unwrap_or_default()))
}

fn found(visit: &Visit, query: &SearchQuery, groups: Vec<Group>) -> AnyView {
    let nothing = groups.iter().all(|group| group.hits.is_empty());
    let tabs = results::tabs(visit, query, &groups);
    if nothing {
        return view! { {tabs}{results::nothing(visit, query)} }.into_any();
    }
    let one = query.kind.is_some();
    let sections = groups.into_iter().filter(|group| !group.hits.is_empty()).map(|group| results::section(visit, group, one)).collect::<Vec<_>>();
    view! { {tabs}{sections} }.into_any()
}

/// What of the query was not looked at.
fn notes(visit: &Visit, query: &SearchQuery) -> Option<AnyView> {
    let locale = visit.locale;
    let ignored = (!query.ignored.is_empty()).then(|| {
        let list: Vec<String> = query.ignored.iter().map(|one| one.chars().take(60).collect()).collect();
        view! { <li>{locale.with("search-ignored", &args!(list = list.join(", ")))}</li> }
    });
    let cut = query.cut.then(|| view! { <li>{locale.text("search-cut")}</li> });
    (ignored.is_some() || cut.is_some()).then(|| view! { <div role="status"><ul class="search-notes meta">{ignored}{cut}</ul></div> }.into_any())
}

/// "Next page" and the way back to the start.
fn pager(visit: &Visit, next: Option<&String>) -> Option<AnyView> {
    let locale = visit.locale;
    let here = Query::of(&visit.here);
    let start = here.get("page").map(|_| {
        view! { <a class="button" href=here.clone().with("page", "").url()><Icon name="previous" />{locale.text("pager-start")}</a> }
    });
    let next = next.map(|next| {
        view! { <a class="button" rel="next" href=here.clone().with("page", next).url()>{locale.text("search-next")}<Icon name="next" /></a> }
    });
    (start.is_some() || next.is_some()).then(|| view! { <nav class="pager" aria-label=locale.text("pager-label")>{start}{next}</nav> }.into_any())
}
