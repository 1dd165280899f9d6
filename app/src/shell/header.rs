use crate::kit::{Icon, Query, Visit};
use domain::args;
use leptos::prelude::*;
use model::Role;

/// Name, places, search, and the member's own links. On narrow screens a list that opens without scripts.
#[component]
pub fn Header(visit: Visit) -> impl IntoView {
    let locale = visit.locale;
    let query = visit.query("q").filter(|_| visit.path() == "/search").unwrap_or_default();
    view! {
        <header class="site-header">
            <div class="bar">
                <a class="brand" href="/">
                    <svg class="brand-mark" width="28" height="28" aria-hidden="true" focusable="false"><use_ href=String::from("/favicon.svg#mark")></use_></svg>
                    <span>"BaTT Forum"</span>
                </a>
                <nav class="main-nav" aria-label=locale.text("nav-main")>{places(&visit)}</nav>
                <form class="search" role="search" action="/search" method="get">
                    <label class="visually-hidden" for="search">{locale.text("search-label")}</label>
                    <input id="search" type="search" name="q" value=query placeholder=locale.text("search-placeholder") maxlength="256" />
                    <button class="icon-button" aria-label=locale.text("search-submit")><Icon name="search" /></button>
                </form>
                <a class="search-link" href="/search" aria-label=locale.text("search-page-title") title=locale.text("search-page-title")><Icon name="search" /></a>
                {visit.cx.actor.id().map(|_| bell(&visit))}
                <div class="person">{person(&visit)}</div>
                <details class="menu">
                    <summary aria-label=locale.text("nav-menu")><Icon name="menu" /></summary>
                    <nav aria-label=locale.text("nav-menu")>
                        {places(&visit)}
                        <form class="search" role="search" action="/search" method="get" aria-label=locale.text("nav-menu")>
                            <label class="visually-hidden" for="search-menu">{locale.text("search-label")}</label>
                            <input id="search-menu" type="search" name="q" placeholder=locale.text("search-placeholder") maxlength="256" />
                            <button class="icon-button" aria-label=locale.text("search-submit")><Icon name="search" /></button>
                        </form>
                        <div class="menu-person">{person(&visit)}</div>
                    </nav>
                </details>
            </div>
        </header>
    }
}

fn places(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let path = visit.path();
    let unanswered = visit.query("unanswered").is_some();
    let place = |href: &'static str, key: &str, current: bool| {
        view! { <li><a href=href aria-current=current.then_some("page")>{locale.text(key)}</a></li> }
    };
    view! {
        <ul>
            {place("/", "nav-boards", path == "/" || path.starts_with("/boards"))}
            {place("/threads", "nav-latest", path == "/threads" && !unanswered)}
            {place("/threads?unanswered=1", "nav-unanswered", path == "/threads" && unanswered)}
            {place("/library", "nav-library", path.starts_with("/library"))}
            {place("/tags", "nav-tags", path.starts_with("/tags"))}
            {place("/people", "nav-people", path == "/people" || path.starts_with("/organisations") || path.starts_with("/groups"))}
        </ul>
    }
    .into_any()
}

/// The way to the notices, with the number of unread ones; a link like any other, on narrow screens, too.
fn bell(visit: &Visit) -> AnyView {
    let visit = visit.clone();
    let loaded = async move {
        // A header without a number is better than a page that cannot be shown.
        let unread = domain::notices::count_unread(&visit.cx).await.unwrap_or(0);
        let label = if unread > 0 { visit.locale.with("nav-notices-count", &args!(n = unread)) } else { visit.locale.text("nav-notices") };
        let current = (visit.path() == "/notices").then_some("page");
        let shown = if unread > 99 { "99+".to_owned() } else { unread.to_string() };
        let badge = (unread > 0).then(|| view! { <span class="bell-count" aria-hidden="true">{shown}</span> });
        view! { <a class="bell" href="/notices" aria-label=label.clone() title=label aria-current=current><Icon name="bell" />{badge}</a> }
    };
    view! { <Suspense>{Suspend::new(loaded)}</Suspense> }.into_any()
}

fn person(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let Some(me) = visit.cx.actor.me() else {
        let next = if visit.path().starts_with("/sign-") { String::new() } else { visit.here.clone() };
        let sign_in = Query::of("/sign-in").with("next", &next).url();
        return view! {
            <a class="button button-quiet" href=sign_in>{locale.text("nav-sign-in")}</a>
            <a class="button button-primary" href="/sign-up">{locale.text("nav-sign-up")}</a>
        }
        .into_any();
    };
    let staff = me
        .role
        .is_staff()
        .then(|| view! { <a class="button button-quiet staff-link" href="/moderation" title=locale.text("nav-moderation")><Icon name="flag" /><span>{locale.text("nav-moderation")}</span></a> });
    let admin =
        (me.role == Role::Admin).then(|| view! { <a class="button button-quiet staff-link" href="/admin" title=locale.text("nav-admin")><Icon name="wrench" /><span>{locale.text("nav-admin")}</span></a> });
    view! {
        {staff}{admin}
        <a class="profile-link" href=format!("/members/{}", me.handle)><Icon name="person" /><span class="profile-name">{me.name.clone()}</span></a>
        <a class="button button-quiet" href="/settings/profile">{locale.text("nav-settings")}</a>
        <form method="post" action="/api/accounts/sign_out">
            <button class="button button-quiet">{locale.text("nav-sign-out")}</button>
        </form>
    }
    .into_any()
}
