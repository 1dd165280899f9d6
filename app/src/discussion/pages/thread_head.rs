//! What stands above a thread, and what machines read of it.

use super::rows::tag_list;
use crate::{
    discussion::words,
    kit::{Icon, Visit, When, json_ld},
};
use domain::discussion::{ThreadView, access::ThreadRow, thread_path};
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};

pub fn breadcrumbs(visit: &Visit, thread: &ThreadRow) -> AnyView {
    let locale = visit.locale;
    view! {
        <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
            <ol>
                <li><a href="/">{locale.text("nav-boards")}</a></li>
                <li><a href=format!("/boards/{}", thread.board_slug)>{thread.board_name.clone()}</a></li>
            </ol>
        </nav>
    }
    .into_any()
}

pub fn thread_head(visit: &Visit, found: &ThreadView, follow: Option<AnyView>) -> AnyView {
    let locale = visit.locale;
    let thread = &found.thread;
    let path = thread_path(thread.id, &thread.slug);
    let flags =
        [(thread.pinned, "pin", "row-pinned"), (thread.locked, "lock", "row-locked"), (thread.deleted_at.is_some(), "trash", "thread-deleted")]
            .into_iter()
            .filter(|(shown, _, _)| *shown)
            .map(|(_, icon, key)| view! { <span class="status"><Icon name=icon />{locale.text(key)}</span> });
    let solved =
        (thread.answers_count > 0).then(|| view! { <span class="status status-solved"><Icon name="answer" />{locale.text("row-solved")}</span> });
    let moderate = found.can.moderate.then(|| {
        view! { <a class="button button-quiet" href=format!("{path}/moderate")><Icon name="moderate" />{locale.text("thread-moderate")}</a> }
    });
    let audience = words::board_audience(locale, &thread.audience).map(|text| view! { <span class="status"><Icon name="lock" />{text}</span> });
    let language = (thread.language != locale.code()).then(|| view! { <span class="lang-badge">{words::language(&thread.language)}</span> });
    view! {
        <header class="thread-head">
            <p class="thread-marks">
                <span class="kind" data-kind=thread.kind.clone()><Icon name=thread.kind.clone() />{locale.text(&format!("kind-{}", thread.kind))}</span>
                {solved}{flags.collect_view()}{audience}{language}
            </p>
            <h1 lang=thread.language.clone()>{thread.title.clone()}</h1>
            <div class="thread-foot">
                {tag_list(found.tags.clone())}
                <p class="meta">
                    {locale.text("thread-active")}" "<When at=thread.last_activity_at clock=visit.clock() locale />
                    " · "<a href=format!("/feeds/threads/{}.atom", thread.id)><Icon name="feed" />{locale.text("feed")}</a>
                </p>
                {follow}
                {moderate}
            </div>
        </header>
    }
    .into_any()
}

/// Title, canonical link, Open Graph, structured data (schema.org), robots.
pub fn head_tags(visit: &Visit, found: &ThreadView) -> AnyView {
    let thread = &found.thread;
    let url = format!("{}{}", visit.site.public_url, thread_path(thread.id, &thread.slug));
    let hidden = thread.audience != "public" || thread.deleted_at.is_some();
    let robots = hidden.then(|| view! { <Meta name="robots" content="noindex" /> });
    let data = (!hidden && found.earlier.is_none()).then(|| json_ld(&structured(visit, found, &url)));
    view! {
        <Title text=thread.title.clone() />
        <Meta name="description" content=thread.excerpt.clone() />
        <Link rel="canonical" href=url.clone() />
        <Link rel="alternate" type_="application/atom+xml" title=thread.title.clone() href=format!("/feeds/threads/{}.atom", thread.id) />
        <Meta property="og:type" content="article" />
        <Meta property="og:site_name" content="BaTT Forum" />
        <Meta property="og:title" content=thread.title.clone() />
        <Meta property="og:description" content=thread.excerpt.clone() />
        <Meta property="og:url" content=url />
        {robots}
        {data}
    }
    .into_any()
}

fn structured(visit: &Visit, found: &ThreadView, url: &str) -> serde_json::Value {
    let thread = &found.thread;
    let (author, handle) = found.opening.as_ref().map(|post| (post.row.author_name.clone(), post.row.author_handle.clone())).unwrap_or_default();
    let person = serde_json::json!({ "@type": "Person", "name": author, "url": format!("{}/members/{handle}", visit.site.public_url) });
    let created = jiff::Timestamp::from_millisecond(thread.created_at).map(|at| at.to_string()).unwrap_or_default();
    if thread.kind != "question" {
        return serde_json::json!({
            "@context": "https://schema.org", "@type": "DiscussionForumPosting", "headline": thread.title, "text": thread.excerpt, "url": url,
            "author": person, "datePublished": created, "inLanguage": thread.language, "commentCount": thread.replies_count,
        });
    }
    let answers: Vec<serde_json::Value> = found.answers.iter().map(|post| {
        let at = jiff::Timestamp::from_millisecond(post.row.created_at).map(|at| at.to_string()).unwrap_or_default();
        serde_json::json!({
            "@type": "Answer", "url": format!("{}/replies/{}", visit.site.public_url, post.row.id), "upvoteCount": post.row.thanks, "datePublished": at,
            "text": post.html.as_str(), "author": { "@type": "Person", "name": post.row.author_name },
        })
    }).collect();
    serde_json::json!({
        "@context": "https://schema.org", "@type": "QAPage", "mainEntity": {
            "@type": "Question", "name": thread.title, "text": thread.excerpt, "url": url, "author": person, "datePublished": created,
            "inLanguage": thread.language, "answerCount": thread.replies_count, "acceptedAnswer": answers,
        },
    })
}
