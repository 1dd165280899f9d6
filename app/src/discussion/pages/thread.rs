use super::{
    composer, id,
    post::{Shape, answer_box, post},
    thread_head::{breadcrumbs, head_tags, thread_head},
};
use crate::{
    discussion::{islands::ReadingKeys, words},
    following::button::follow_button,
    kit::{Icon, Query, Visit, go, go_with, page, param, refusal},
};
use axum::http::StatusCode;
use domain::{
    Result, args,
    discussion::{self, ReadQuery, ThreadView, View, thread_path},
};
use leptos::prelude::*;
use model::{ReplyId, ThreadId};

/// A thread: opening post, answers, a page of the tree, the composer.
#[component]
pub fn ThreadPage() -> impl IntoView {
    let (number, slug) = (param("id"), param("slug"));
    page(move |visit| async move {
        let id = ThreadId(id(&number)?);
        let found = discussion::read_thread(&visit.cx, id, read_query(&visit)).await?;
        if let Some(to) = elsewhere(&visit, &found, &slug) {
            return Ok(moved(&to));
        }
        show(&visit, found).await
    })
}

fn read_query(visit: &Visit) -> ReadQuery {
    ReadQuery {
        view: if visit.query("view").as_deref() == Some("flat") { View::Flat } else { View::Tree },
        branch: visit.number("branch"),
        at: visit.number("at"),
        after: visit.number("after"),
        before: visit.number("before"),
        reply_to: visit.number("reply_to").map(ReplyId),
    }
}

/// The right address, where this is another one: the thread was renamed or merged.
fn elsewhere(visit: &Visit, found: &ThreadView, slug: &str) -> Option<String> {
    if let Some(into) = found.thread.merged_into {
        return Some(format!("/threads/{into}/-"));
    }
    if found.thread.slug == slug || visit.kept.is_some() {
        return None;
    }
    let query = visit.here.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
    Some(format!("{}{query}", thread_path(found.thread.id, &found.thread.slug)))
}

/// A post's address for good: leads to where it stands now.
#[component]
pub fn PermalinkPage() -> impl IntoView {
    let number = param("id");
    page(move |visit| async move {
        let to = discussion::find_place(&visit.cx, ReplyId(id(&number)?)).await?;
        Ok(go(&to))
    })
}

/// A thread by its number alone.
#[component]
pub fn BareThreadPage() -> impl IntoView {
    let number = param("id");
    page(move |_| async move { Ok(go_with(&format!("/threads/{}/-", id(&number)?), StatusCode::MOVED_PERMANENTLY)) })
}

fn moved(to: &str) -> AnyView {
    go_with(to, StatusCode::MOVED_PERMANENTLY)
}

async fn show(visit: &Visit, found: ThreadView) -> Result<AnyView> {
    let locale = visit.locale;
    let tree = visit.query("view").as_deref() != Some("flat");
    let shape = Shape {
        tree,
        base_depth: found.base_depth,
        thread: thread_path(found.thread.id, &found.thread.slug),
        language: found.thread.language.clone(),
    };
    let first_page = found.earlier.is_none() && visit.query("branch").is_none();
    let composer = composer::for_reply(visit, &found).await?;
    let keys = found.unread.as_ref().map(|_| reading_keys(visit, &found));
    let numbers: Vec<String> =
        found.opening.iter().chain(&found.posts).filter(|post| post.unread || post.row.number == 0).map(|post| post.row.number.to_string()).collect();
    let read_form = found.unread.as_ref().filter(|unread| !unread.is_empty()).map(|_| mark_page_read(visit, &found, &shape, &numbers));
    let pager = thread_pager(visit, &found);
    let follow = follow_button(visit, ThreadId(found.thread.id)).await?;
    let about = about(visit, ThreadId(found.thread.id)).await?;
    let opening_box = found.opening.clone().map(|opening| if first_page { post(visit, opening, &shape) } else { context_of(visit, &found) });
    let answers = (first_page && !found.answers.is_empty()).then(|| answer_box(visit, &found.answers, &shape));
    let replies = found.posts.iter().map(|one| post(visit, one.clone(), &shape)).collect::<Vec<_>>();
    let empty = (replies.is_empty() && first_page).then(
        || view! { <p class="empty">{locale.text(if found.thread.kind == "question" { "thread-no-answers" } else { "thread-no-replies" })}</p> },
    );
    let branch = visit.query("branch").map(|number| branch_note(visit, &shape, &number));
    let count = found.thread.replies_count;
    Ok(view! {
        {head_tags(visit, &found)}
        {keys}
        <div class="thread">
            {breadcrumbs(visit, &found.thread)}
            {refusal(visit, &["post_reply"])}
            {thread_head(visit, &found, follow)}
            {about}
            {opening_box}
            {answers}
            <section class="replies" aria-labelledby="replies-heading">
                <div class="replies-head">
                    <h2 id="replies-heading">{words::replies(locale, count)}</h2>
                    {views(visit, tree)}
                </div>
                {branch}
                {empty}
                <ol class="posts">{replies}</ol>
                {pager}
                {read_form}
            </section>
            {composer}
        </div>
    }
    .into_any())
}

/// The resource that the thread is about.
async fn about(visit: &Visit, id: ThreadId) -> Result<Option<AnyView>> {
    let found = domain::trust::about_thread(&visit.cx, id).await?;
    Ok(found.map(|(material, slug, title, language)| {
        view! {
            <p class="notice about-resource"><Icon name="book" />" "{visit.locale.text("discuss-about")}" "
                <a href=format!("/library/{material}/{slug}") lang=language>{title}</a></p>
        }
        .into_any()
    }))
}

/// On later pages: what the thread is about, and the way to its start.
fn context_of(visit: &Visit, found: &ThreadView) -> AnyView {
    let href = thread_path(found.thread.id, &found.thread.slug);
    view! {
        <p class="context"><span lang=found.thread.language.clone()>{found.thread.excerpt.clone()}</span>" "<a href=href>{visit.locale.text("thread-to-start")}</a></p>
    }
    .into_any()
}

fn branch_note(visit: &Visit, shape: &Shape, number: &str) -> AnyView {
    let text = visit.locale.with("thread-branch", &args!(n = number.to_owned()));
    view! { <p class="context">{text}" "<a href=shape.thread.clone()>{visit.locale.text("thread-whole")}</a></p> }.into_any()
}

fn views(visit: &Visit, tree: bool) -> AnyView {
    let locale = visit.locale;
    let path = visit.path().to_owned();
    let current = |yes: bool| yes.then_some("true");
    view! {
        <ul class="tabs" aria-label=locale.text("view-label")>
            <li><a href=path.clone() aria-current=current(tree)><Icon name="tree" />{locale.text("view-tree")}</a></li>
            <li><a href=format!("{path}?view=flat") aria-current=current(!tree)><Icon name="clock" />{locale.text("view-flat")}</a></li>
        </ul>
    }
    .into_any()
}

fn thread_pager(visit: &Visit, found: &ThreadView) -> AnyView {
    let locale = visit.locale;
    let here = ["at", "after", "before", "reply_to", "quote"].iter().fold(Query::of(&visit.here), |query, name| query.with(name, ""));
    let link = |name: &str, number: i32| here.clone().with(name, &number.to_string()).url();
    let earlier = found
        .earlier
        .map(|number| view! { <a class="button" rel="prev" href=link("before", number)><Icon name="previous" />{locale.text("thread-earlier")}</a> });
    let later = found
        .later
        .map(|number| view! { <a class="button" rel="next" href=link("after", number)>{locale.text("thread-later")}<Icon name="next" /></a> });
    if earlier.is_none() && later.is_none() {
        return ().into_any();
    }
    view! { <nav class="pager" aria-label=locale.text("pager-label")>{earlier}{later}</nav> }.into_any()
}

/// Without scripts what was read is told by a button; reading itself changes nothing.
fn mark_page_read(visit: &Visit, found: &ThreadView, shape: &Shape, shown: &[String]) -> AnyView {
    let locale = visit.locale;
    let remaining = found.unread.as_ref().map(|unread| unread.minus(&shown.iter().filter_map(|n| n.parse().ok()).collect()));
    let next = remaining.and_then(|left| left.first().filter(|n| *n > 0));
    let to = next.map_or_else(|| shape.thread.clone(), |n| format!("{}?at={n}#reply-{n}", shape.thread));
    let label = locale.text(if next.is_some() { "mark-read-next" } else { "mark-read" });
    view! {
        <form class="mark-read" method="post" action="/api/discussion/mark_read">
            <input type="hidden" name="thread" value=found.thread.id />
            <input type="hidden" name="numbers" value=shown.join(",") />
            <input type="hidden" name="next" value=to />
            <button class="button">{label}</button>
        </form>
    }
    .into_any()
}

/// The sticky "12 new · next" and the keys.
fn reading_keys(visit: &Visit, found: &ThreadView) -> AnyView {
    let locale = visit.locale;
    let path = thread_path(found.thread.id, &found.thread.slug);
    let unread = found.unread.as_ref().map_or(0, |unread| unread.minus(&model::IntervalSet::range(0, 0)).count());
    let jump = found.next_unread.map(|n| {
        let href = format!("{path}?at={n}#reply-{n}");
        view! { <a class="next-unread" id="next-unread" href=href>{locale.with("next-unread", &args!(n = unread))}<Icon name="down" /></a> }
    });
    let keys = ["n", "j", "k", "r", "q"].map(|key| (key.to_owned(), locale.text(&format!("keys-{key}")))).to_vec();
    view! {
        {jump}
        <ReadingKeys thread=found.thread.id title=locale.text("keys-title") close=locale.text("keys-close") keys />
    }
    .into_any()
}
