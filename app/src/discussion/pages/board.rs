use super::{
    rows::{pager, thread_rows},
    threads::filters,
};
use crate::{
    discussion::words,
    following::button::follow_button,
    kit::{Icon, Visit, page, param},
};
use domain::{
    args,
    discussion::{self, ThreadsQuery, access::BoardRow},
};
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use model::BoardId;

/// A board: pinned threads, then the rest, narrowed and ordered as asked.
#[component]
pub fn BoardPage() -> impl IntoView {
    let slug = param("slug");
    page(move |visit| async move {
        let (board, can_start) = discussion::read_board(&visit.cx, &slug).await?;
        let query = ThreadsQuery { board: Some(BoardId(board.id)), ..super::threads::query(&visit) };
        let plain = visit.query("after").is_none() && query.kind.is_none() && query.language.is_none() && !query.unanswered;
        let pinned = if plain { discussion::list_pinned(&visit.cx, BoardId(board.id)).await? } else { Vec::new() };
        let mut found = discussion::list_threads(&visit.cx, &query).await?;
        if plain {
            found.threads.retain(|line| !line.row.pinned);
        }
        let page_url = format!("{}/boards/{}", visit.site.public_url, board.slug);
        let feed = format!("/feeds/boards/{}.atom", board.slug);
        let pager = pager(&visit, &found);
        let follow = follow_button(&visit, BoardId(board.id)).await?;
        let list = if found.threads.is_empty() && pinned.is_empty() {
            empty(&visit, &board, can_start, plain)
        } else {
            thread_rows(&visit, pinned.into_iter().chain(found.threads).collect(), false)
        };
        Ok(view! {
            <Title text=board.name.clone() />
            <Meta name="description" content=board.description.clone() />
            <Link rel="canonical" href=page_url />
            <Link rel="alternate" type_="application/atom+xml" title=board.name.clone() href=feed.clone() />
            <div class="listing">
                {board_head(&visit, &board, can_start, &feed, follow)}
                {filters(&visit, true)}
                {list}
                {pager}
            </div>
        }
        .into_any())
    })
}

fn board_head(visit: &Visit, board: &BoardRow, can_start: bool, feed: &str, follow: Option<AnyView>) -> AnyView {
    let locale = visit.locale;
    let start = can_start || visit.cx.actor.me().is_none() && !board.news;
    let start = start.then(|| {
        let href = format!("/boards/{}/new", board.slug);
        view! { <a class="button button-primary" href=href><Icon name="plus" />{locale.text("board-start")}</a> }
    });
    let name = board.group_name.clone().unwrap_or_default();
    let group = board.group_id.map(|id| view! { <li><a href=format!("/groups/{id}/-") lang=board.language.clone()>{name.clone()}</a></li> });
    let seen_by = board.group_id.map(|_| {
        let text = locale.with("board-seen-by-group", &args!(name = name.clone()));
        view! { <p class="meta"><Icon name="lock" />" "{text}</p> }
    });
    let seen_by = seen_by.or_else(|| {
        let text = words::board_audience(locale, &board.audience)?;
        Some(view! { <p class="meta"><Icon name="lock" />" "{text}</p> })
    });
    view! {
        <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/">{locale.text("nav-boards")}</a></li>{group}</ol></nav>
        <header class="page-head">
            <span class="board-icon board-icon-large" data-colour=board.colour.clone()><Icon name=board.icon.clone() /></span>
            <div class="page-head-main">
                <h1 lang=board.language.clone()>{board.name.clone()}</h1>
                <p class="lead" lang=board.language.clone()>{board.description.clone()}</p>
                {seen_by}
                <p class="meta">
                    {locale.with("count-threads", &args!(n = board.threads_count))}" · "{words::replies(locale, board.replies_count)}
                    {words::from_country(locale, &board.country)}" · "
                    <a href=feed.to_owned()><Icon name="feed" />{locale.text("feed")}</a>
                </p>
            </div>
            <div class="page-head-action">{start}{follow}</div>
        </header>
    }
    .into_any()
}

fn empty(visit: &Visit, board: &BoardRow, can_start: bool, plain: bool) -> AnyView {
    let locale = visit.locale;
    if !plain {
        return view! { <p class="empty">{locale.text("list-empty-filtered")}" "<a href=visit.path().to_owned()>{locale.text("list-show-all")}</a></p> }.into_any();
    }
    let action = can_start.then(|| view! { <a class="button" href=format!("/boards/{}/new", board.slug)>{locale.text("board-start-first")}</a> });
    view! { <div class="empty"><p>{locale.text("board-empty")}</p><p class="hint">{locale.text("board-empty-example")}</p>{action}</div> }.into_any()
}
