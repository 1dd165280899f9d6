//! What was found.

use super::pager;
use crate::{
    discussion::words,
    kit::{Icon, Query, Visit, When},
    library::words as library_words,
    people::{Avatar, Verified, words as people_words},
};
use domain::{
    Locale, args,
    search::{About, Group, Hit, Piece},
};
use leptos::prelude::*;
use model::{SearchKind, SearchQuery};

/// All kinds, and each by itself.
pub(super) fn tabs(visit: &Visit, query: &SearchQuery, groups: &[Group]) -> AnyView {
    let locale = visit.locale;
    let here = Query::of(&visit.here).with("page", "");
    let all = query.kind.is_none();
    let tab = |value: &str, text: String, count: Option<String>, current: bool| {
        let count = count.map(|count| view! { <span class="meta">{count}</span> });
        view! { <a href=here.clone().with("kind", value).url() aria-current=current.then_some("page")>{text}{count}</a> }
    };
    let kinds = SearchKind::ALL.into_iter().filter(|kind| query.reaches(*kind)).map(|kind| {
        let count = groups.iter().find(|group| group.kind == kind).map(count);
        tab(kind.as_str(), locale.text(&format!("search-kind-{}", kind.as_str())), count, query.kind == Some(kind))
    });
    view! { <nav class="tabs search-tabs" aria-label=locale.text("search-kinds")>{tab("", locale.text("search-all"), None, all)}{kinds.collect_view()}</nav> }
        .into_any()
}

fn count(group: &Group) -> String {
    if group.more { format!("{}+", group.count) } else { group.count.to_string() }
}

/// The results of a kind; `whole` where nothing else is on the page.
pub(super) fn section(visit: &Visit, group: Group, whole: bool) -> AnyView {
    let locale = visit.locale;
    let kind = group.kind.as_str();
    let id = format!("found-{kind}");
    let loose = group.loose.then(|| view! { <p class="meta">{locale.text("search-loose")}</p> });
    let similar = group.similar.then(|| view! { <p class="meta">{locale.text("search-similar")}</p> });
    let more = (!whole && group.next.is_some()).then(|| {
        let href = Query::of(&visit.here).with("page", "").with("kind", kind).url();
        view! { <p class="search-more"><a href=href>{locale.with("search-show-all", &args!(count = count(&group)))}<Icon name="next" /></a></p> }
    });
    let pager = if whole { pager(visit, group.next.as_ref()) } else { None };
    let hits = group.hits.into_iter().map(|one| hit(visit, one)).collect::<Vec<_>>();
    view! {
        <section class="search-group" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{locale.text(&format!("search-kind-{kind}"))}</h2>
            {loose}{similar}
            <ol class="rows search-hits">{hits}</ol>
            {more}
            {pager}
        </section>
    }
    .into_any()
}

/// Plain text with the words that were looked for marked.
fn marked(pieces: Vec<Piece>) -> AnyView {
    let parts = pieces.into_iter().map(|piece| if piece.hit { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() });
    parts.collect::<Vec<_>>().into_any()
}

fn hit(visit: &Visit, hit: Hit) -> AnyView {
    let locale = visit.locale;
    let lang = (!hit.lang.is_empty()).then(|| hit.lang.clone());
    let badge = lang.as_ref().filter(|lang| *lang != locale.code()).map(|code| view! { <span class="lang-badge">{words::language(code)}</span> });
    let excerpt = (!hit.excerpt.is_empty()).then(|| view! { <p class="search-excerpt" lang=lang.clone()>{marked(hit.excerpt)}</p> });
    let before = matches!(hit.about, About::Reply { .. }).then(|| view! { <span class="meta">{locale.text("search-reply-in")}" "</span> });
    view! {
        <li class="row">
            {side(&hit.about, &hit.title)}
            <div class="row-main">
                <p class="row-title">{before}<a href=hit.href lang=lang>{marked(hit.title)}</a>{badge}</p>
                {excerpt}
                {about(visit, hit.about)}
            </div>
        </li>
    }
    .into_any()
}

fn side(about: &About, title: &[Piece]) -> AnyView {
    let icon = match about {
        About::Thread { kind, .. } => kind.clone(),
        About::Reply { .. } => "reply".to_owned(),
        About::Material { .. } => "book".to_owned(),
        About::Organisation { .. } => "building".to_owned(),
        About::Tag { .. } => "tag".to_owned(),
        About::Other { .. } => "file".to_owned(),
        About::Person { photo, .. } => {
            let name: String = title.iter().map(|piece| piece.text.as_str()).collect();
            return view! { <Avatar name photo=photo.clone() side=32 /> }.into_any();
        }
    };
    view! { <span class="row-kind" data-kind=icon.clone()><Icon name=icon.clone() /></span> }.into_any()
}

fn about(visit: &Visit, about: About) -> AnyView {
    let (locale, clock) = (visit.locale, visit.clock());
    let solved = |text: String| view! { <span class="solved"><Icon name="answer" />{text}</span><span class="dot">"·"</span> };
    match about {
        About::Thread { kind, author, board, colour, replies, at, answered } => view! {
            <p class="meta">
                <span class="kind-name">{locale.text(&format!("kind-{kind}"))}</span><span class="dot">"·"</span>
                {answered.then(|| solved(locale.text("row-solved")))}
                <span class="board-name" data-colour=colour>{board}</span><span class="dot">"·"</span>
                {author}<span class="dot">"·"</span><When at clock locale /><span class="dot">"·"</span>{words::replies(locale, replies)}
            </p>
        }
        .into_any(),
        About::Reply { author, board, colour, at, answer } => view! {
            <p class="meta">
                {answer.then(|| solved(locale.text("search-answer")))}
                <span class="board-name" data-colour=colour>{board}</span><span class="dot">"·"</span>{author}<span class="dot">"·"</span><When at clock locale />
            </p>
        }
        .into_any(),
        About::Material { kind, author, licence, minutes, at } => {
            let minutes = u32::try_from(minutes).ok().filter(|n| *n > 0);
            let minutes = minutes.map(|n| view! { <span class="dot">"·"</span>{library_words::minutes(locale, n)} });
            view! {
                <p class="meta">
                    {library_words::kind_of(locale, &kind)}{minutes}<span class="dot">"·"</span>{library_words::licence(locale, &licence)}
                    <span class="dot">"·"</span>{author}<span class="dot">"·"</span><When at clock locale />
                </p>
            }
            .into_any()
        }
        About::Person { role, kind, verified, country, .. } => view! {
            <p class="meta">{words::role(locale, &role, &kind)}{verified.then(|| view! { <Verified locale /> })}{words::from_country(locale, &country)}</p>
        }
        .into_any(),
        About::Organisation { kind, country, .. } => {
            view! { <p class="meta">{people_words::organisation_kind(locale, &kind)}{words::from_country(locale, &country)}</p> }.into_any()
        }
        About::Other { kind, at } => {
            view! { <p class="meta">{locale.text(&format!("found-{}", kind.as_str()))}<span class="dot">"·"</span><When at clock locale /></p> }.into_any()
        }
        About::Tag { threads, resources } => {
            let threads = (threads > 0).then(|| locale.with("count-threads", &args!(n = threads)));
            let resources = (resources > 0).then(|| locale.with("count-resources", &args!(n = resources)));
            let both = threads.into_iter().chain(resources).collect::<Vec<_>>().join(" · ");
            view! { <p class="meta">{both}</p> }.into_any()
        }
    }
}

/// How to search, where nothing was asked for yet.
pub(super) fn tips(locale: Locale) -> AnyView {
    let tip = |example: &'static str, key: &str| view! { <li><code>{example}</code>" "{locale.text(key)}</li> };
    view! {
        <section class="search-tips" aria-labelledby="tips">
            <h2 id="tips">{locale.text("search-tips")}</h2>
            <ul>
                {tip("cell ageing", "search-tip-words")}
                {tip("\"internal resistance\"", "search-tip-quotes")}
                {tip("battery -lead", "search-tip-minus")}
                {tip("author:demo-teacher", "search-tip-author")}
                {tip("tag:safety", "search-tip-tag")}
                {tip("lang:fi", "search-tip-lang")}
                {tip("kind:question", "search-tip-kind")}
                {tip("licence:by-sa", "search-tip-licence")}
                {tip("after:2026-01", "search-tip-date")}
            </ul>
        </section>
    }
    .into_any()
}

/// Nothing was found: what could be tried.
pub(super) fn nothing(visit: &Visit, query: &SearchQuery) -> AnyView {
    let locale = visit.locale;
    let wider = (query.is_filtered() || query.kind.is_some()).then(|| {
        let words = visit.query("q").unwrap_or_default();
        view! { <a class="button" href=Query::of("/search").with("q", &words).url()>{locale.text("search-wider")}</a> }
    });
    view! { <div class="empty" role="status"><p>{locale.text("search-nothing")}</p>{wider}</div>{tips(locale)} }.into_any()
}
