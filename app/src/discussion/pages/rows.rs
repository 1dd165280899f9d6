//! Rows of thread lists.

use crate::{
    discussion::words,
    kit::{Icon, Query, Visit, When},
};
use domain::{
    args,
    discussion::{ThreadLine, ThreadPage, thread_path},
};
use leptos::prelude::*;

/// A list of threads; `board` names the board in each row.
pub fn thread_rows(visit: &Visit, threads: Vec<ThreadLine>, board: bool) -> AnyView {
    let rows = threads.into_iter().map(|line| thread_row(visit, line, board)).collect::<Vec<_>>();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

fn thread_row(visit: &Visit, line: ThreadLine, board: bool) -> AnyView {
    let locale = visit.locale;
    let clock = visit.clock();
    let ThreadLine { row, tags, unread, fresh } = line;
    let new = fresh || unread.unwrap_or(0) > 0;
    let class = if new { "row row-unread" } else { "row" };
    let href = thread_path(row.id, &row.slug);
    let solved = row.answers_count > 0;
    let board = board.then(|| {
        view! { <a class="board-name" data-colour=row.board_colour href=format!("/boards/{}", row.board_slug)>{row.board_name}</a><span class="dot">"·"</span> }
    });
    let language = (row.language != locale.code()).then(|| view! { <span class="lang-badge">{words::language(&row.language)}</span> });
    let activity = if row.replies_count == 0 {
        view! { {locale.with("row-opened", &args!(name = row.author_name.clone()))}" "<When at=row.created_at clock locale /> }.into_any()
    } else {
        view! { {locale.with("row-replied", &args!(name = row.last_author_name.clone()))}" "<When at=row.last_activity_at clock locale /> }.into_any()
    };
    view! {
        <li class=class>
            <span class="row-kind" data-kind=row.kind.clone() title=locale.text(&format!("kind-{}", row.kind))><Icon name=row.kind.clone() /></span>
            <div class="row-main">
                <p class="row-title">
                    {flag(row.pinned, "pin", &locale.text("row-pinned"))}
                    {flag(row.locked, "lock", &locale.text("row-locked"))}
                    <a href=href lang=row.language.clone()>{row.title}</a>
                    {language}
                </p>
                <p class="meta">
                    <span class="kind-name">{locale.text(&format!("kind-{}", row.kind))}</span>
                    {solved.then(|| view! { <span class="solved"><Icon name="answer" />{locale.text("row-solved")}</span> })}
                    <span class="dot">"·"</span>{board}{activity}
                </p>
                {tag_list(tags)}
            </div>
            <div class="row-side">
                <span class="count" title=words::replies(locale, row.replies_count)><Icon name="chat" /><span aria-hidden="true">{row.replies_count}</span>
                    <span class="visually-hidden">{words::replies(locale, row.replies_count)}</span></span>
                {unread_badge(visit, unread, fresh)}
            </div>
        </li>
    }
    .into_any()
}

fn flag(shown: bool, icon: &'static str, text: &str) -> Option<AnyView> {
    let text = text.to_owned();
    shown.then(|| {
        view! { <span class="flag" title=text.clone()><Icon name=icon /><span class="visually-hidden">{text.clone()}</span></span> }.into_any()
    })
}

fn unread_badge(visit: &Visit, unread: Option<i64>, fresh: bool) -> Option<AnyView> {
    let locale = visit.locale;
    if fresh {
        return Some(view! { <span class="badge">{locale.text("row-new")}</span> }.into_any());
    }
    let n = unread.filter(|n| *n > 0)?;
    Some(view! { <span class="badge">{locale.with("row-unread", &args!(n = n))}</span> }.into_any())
}

/// Tags as links.
pub fn tag_list(tags: Vec<String>) -> Option<AnyView> {
    (!tags.is_empty()).then(|| {
        let links = tags.into_iter().map(|tag| view! { <li><a class="tag" href=format!("/tags/{tag}")>{tag.clone()}</a></li> });
        view! { <ul class="tags">{links.collect_view()}</ul> }.into_any()
    })
}

/// "Older threads" and the way back to the start.
pub fn pager(visit: &Visit, page: &ThreadPage) -> AnyView {
    let locale = visit.locale;
    let here = Query::of(&visit.here);
    let start = here.get("after").map(|_| {
        view! { <a class="button" href=here.clone().with("after", "").url()><Icon name="previous" />{locale.text("pager-start")}</a> }
    });
    let older = page.next.as_ref().map(|next| {
        view! { <a class="button" rel="next" href=here.clone().with("after", next).url()>{locale.text("pager-older")}<Icon name="next" /></a> }
    });
    view! { <nav class="pager" aria-label=locale.text("pager-label")>{start}{older}</nav> }.into_any()
}
