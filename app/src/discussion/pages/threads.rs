use super::rows::{pager, thread_rows};
use crate::{
    discussion::words,
    kit::{Query, Visit, page},
};
use domain::{
    args,
    discussion::{self, Sort, ThreadsQuery},
};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use model::{ThreadKind, is_language};

/// What the URL asks for; values it cannot have are as if absent.
pub fn query(visit: &Visit) -> ThreadsQuery {
    ThreadsQuery {
        kind: visit.query("kind").and_then(|kind| ThreadKind::parse(&kind)),
        language: visit.query("lang").filter(|code| is_language(code)),
        unanswered: visit.query("unanswered").is_some(),
        words: visit.query("q").map(|words| words.chars().filter(|c| !c.is_control()).take(100).collect()),
        sort: match visit.query("sort").as_deref() {
            Some("top") => Sort::Top,
            Some("newest") => Sort::Newest,
            _ => Sort::Latest,
        },
        after: visit.query("after"),
        ..Default::default()
    }
}

/// Threads of all boards.
#[component]
pub fn ThreadsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let query = query(&visit);
        let found = discussion::list_threads(&visit.cx, &query).await?;
        let title = match &query.words {
            Some(words) => locale.with("search-title", &args!(words = words.clone())),
            None if query.unanswered => locale.text("unanswered-title"),
            None => locale.text("threads-title"),
        };
        let pager = pager(&visit, &found);
        let list = if found.threads.is_empty() {
            view! { <p class="empty">{locale.text("list-empty-filtered")}" "<a href="/threads">{locale.text("list-show-all")}</a></p> }.into_any()
        } else {
            thread_rows(&visit, found.threads, true)
        };
        let robots = (!visit.here.eq("/threads")).then(|| view! { <Meta name="robots" content="noindex, follow" /> });
        Ok(view! {
            <Title text=title.clone() />
            {robots}
            <div class="listing">
                <h1>{title}</h1>
                {filters(&visit, false)}
                {list}
                {pager}
            </div>
        }
        .into_any())
    })
}

/// Order, kind and language, as links and a small form that need no script.
pub fn filters(visit: &Visit, in_board: bool) -> AnyView {
    let locale = visit.locale;
    let here = Query::of(&visit.here).with("after", "");
    let sort = here.get("sort").unwrap_or_default();
    let orders = [("", "sort-latest"), ("newest", "sort-newest"), ("top", "sort-top")].into_iter().map(|(value, key)| {
        let current = (sort == value).then_some("true");
        view! { <li><a href=here.clone().with("sort", value).url() aria-current=current>{locale.text(key)}</a></li> }
    });
    let kind = here.get("kind").unwrap_or_default();
    let language = here.get("lang").unwrap_or_default();
    let kinds = std::iter::once((String::new(), locale.text("filter-any-kind")))
        .chain(ThreadKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), locale.text(&format!("kind-{}", kind.as_str())))));
    let languages = std::iter::once((String::new(), locale.text("filter-any-language"))).chain(words::languages());
    let hidden = ["q", "sort"].into_iter().filter_map(|name| here.get(name).map(|value| view! { <input type="hidden" name=name value=value /> }));
    let unanswered = here.get("unanswered").is_some();
    let id = if in_board { "board" } else { "all" };
    view! {
        <div class="filters">
            <ul class="tabs" aria-label=locale.text("sort-label")>{orders.collect_view()}</ul>
            <form method="get" action=visit.path().to_owned()>
                {hidden.collect_view()}
                {select(id, "kind", &locale.text("filter-kind"), &kind, kinds)}
                {select(id, "lang", &locale.text("filter-language"), &language, languages)}
                <label class="check-inline"><input type="checkbox" name="unanswered" value="1" checked=unanswered />{locale.text("filter-unanswered")}</label>
                <button class="button">{locale.text("filter-apply")}</button>
            </form>
        </div>
    }
    .into_any()
}

fn select(id: &str, name: &'static str, label: &str, value: &str, choices: impl Iterator<Item = (String, String)>) -> AnyView {
    let id = format!("{id}-{name}");
    let options = choices.map(|(choice, text)| {
        let selected = choice == value;
        view! { <option value=choice selected=selected>{text}</option> }
    });
    view! { <label class="visually-hidden" for=id.clone()>{label.to_owned()}</label><select id=id name=name>{options.collect_view()}</select> }
        .into_any()
}
