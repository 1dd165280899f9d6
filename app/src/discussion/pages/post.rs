//! One post as an article.

use super::post_actions::{actions, fold, reactions, undo};
use crate::{
    discussion::words,
    kit::{Icon, PostBody, Visit, When},
    people::{Avatar, Verified},
};
use domain::{args, discussion::PostView};
use leptos::prelude::*;
use model::limits::DEPTH_SHOWN;

/// How the posts of this page are laid out.
#[derive(Clone)]
pub struct Shape {
    pub tree: bool,
    pub base_depth: i32,
    /// Path of the thread's page.
    pub thread: String,
    pub language: String,
}

/// The opening post as an article of its own, a reply as an item of the list.
pub fn post(visit: &Visit, post: PostView, shape: &Shape) -> AnyView {
    if post.row.number == 0 {
        return view! { <article class="post post-opening" id="opening" data-number="0">{inside(visit, &post, shape)}</article> }.into_any();
    }
    let depth = if shape.tree { (post.row.depth - shape.base_depth).clamp(1, DEPTH_SHOWN) } else { 1 };
    let mut class = String::from("post");
    for (yes, name) in [(post.unread, " post-unread"), (post.row.answer_at.is_some(), " post-answer"), (post.is_deleted(), " post-deleted")] {
        if yes {
            class.push_str(name);
        }
    }
    let number = post.row.number;
    let deeper = deeper(visit, &post, shape);
    view! {
        <li class="branch" data-depth=depth>
            <article class=class id=format!("reply-{number}") data-number=number tabindex="-1" aria-label=visit.locale.with("reply-number", &args!(n = number))>
                {if post.is_deleted() { placeholder(visit, &post, shape) } else { inside(visit, &post, shape) }}
            </article>
            {deeper}
        </li>
    }
    .into_any()
}

fn inside(visit: &Visit, post: &PostView, shape: &Shape) -> AnyView {
    view! {
        {post_head(visit, post, shape)}
        <PostBody html=post.html.clone() reply=post.row.id lang=shape.language.clone() />
        {reactions(visit, post)}
        {actions(visit, post, shape)}
    }
    .into_any()
}

fn post_head(visit: &Visit, post: &PostView, shape: &Shape) -> AnyView {
    let locale = visit.locale;
    let row = &post.row;
    let permalink = format!("/replies/{}", row.id);
    let number = (row.number > 0).then(|| view! { <a class="number" href=permalink.clone() title=locale.text("post-permalink")>"#"{row.number}</a> });
    let role = words::role(locale, &row.author_role, &row.author_kind);
    let verified = post.author_verified.then(|| view! { <Verified locale /> });
    let role_class = if row.author_role == "member" { "role" } else { "role role-staff" };
    let edited = (row.version > 1).then(|| view! { <a class="edited" href=format!("/replies/{}/history", row.id)>{locale.text("post-edited")}</a> });
    let answer = row.answer_at.map(|_| view! { <span class="status status-solved"><Icon name="answer" />{locale.text("post-answer")}</span> });
    let new = post.unread.then(|| view! { <span class="badge">{locale.text("row-new")}</span> });
    view! {
        <header class="post-head">
            <Avatar name=row.author_name.clone() photo=row.author_photo.clone() />
            <p class="post-by">
                <a class="author" href=format!("/members/{}", row.author_handle)>{row.author_name.clone()}</a>
                <span class=role_class>{role}{verified}{words::from_country(locale, &row.author_country)}</span>
                <span class="post-when">{number}<When at=row.created_at clock=visit.clock() locale />{edited}{in_reply_to(visit, post, shape)}</span>
            </p>
            <p class="post-marks">{answer}{new}</p>
        </header>
    }
    .into_any()
}

fn in_reply_to(visit: &Visit, post: &PostView, shape: &Shape) -> Option<AnyView> {
    let number = post.row.parent_number.filter(|n| *n > 0)?;
    let href = format!("{}?at={number}#reply-{number}", shape.thread);
    let text = visit.locale.with("post-in-reply-to", &args!(n = number));
    Some(view! { <a class="parent" href=href>{text}</a> }.into_any())
}

fn placeholder(visit: &Visit, post: &PostView, shape: &Shape) -> AnyView {
    let locale = visit.locale;
    let hidden = !post.row.removed_reason.is_empty() || post.row.is_removed_from(visit.cx.actor.id());
    let text = locale.with(if hidden { "post-hidden" } else { "post-deleted" }, &args!(n = post.row.number));
    let reason = hidden.then(|| {
        let reason = Some(post.row.removed_reason.clone()).filter(|reason| !reason.is_empty()).unwrap_or_else(|| locale.text("reason-none"));
        view! { <p class="removed-reason"><strong>{locale.text("reason-label")}</strong>" "{reason}</p> }
    });
    let body = (!post.html.as_str().is_empty()).then(|| {
        view! { <details><summary>{locale.text("post-deleted-show")}</summary><PostBody html=post.html.clone() reply=post.row.id lang=shape.language.clone() /></details> }
    });
    view! { <p class="placeholder">{text}</p>{reason}{undo(visit, post)}{body}{fold(visit, post, shape)} }.into_any()
}

/// "Continue this conversation" below the last level shown, and how much is new below.
fn deeper(visit: &Visit, post: &PostView, shape: &Shape) -> Option<AnyView> {
    let locale = visit.locale;
    let last = shape.tree && post.row.depth - shape.base_depth >= DEPTH_SHOWN && post.row.descendants > 0;
    let new = (post.unread_below > 0).then(|| locale.with("post-new-below", &args!(n = post.unread_below)));
    if last {
        let href = format!("{}?branch={}#reply-{}", shape.thread, post.row.number, post.row.number);
        let text = locale.with("post-continue", &args!(n = post.row.descendants));
        return Some(
            view! { <p class="deeper"><a href=href>{text}<Icon name="next" /></a>{new.map(|new| view! { <span class="badge">{new}</span> })}</p> }
                .into_any(),
        );
    }
    // Once a conversation: further down the posts themselves say that they are new.
    (shape.tree && post.row.depth - shape.base_depth == 1 && post.row.descendants > 1)
        .then_some(new)
        .flatten()
        .map(|new| view! { <p class="deeper"><span class="badge">{new}</span></p> }.into_any())
}

/// Accepted answers right under the question, each with its place in the tree.
pub fn answer_box(visit: &Visit, answers: &[PostView], shape: &Shape) -> AnyView {
    let locale = visit.locale;
    let boxes = answers.iter().map(|answer| {
        let row = &answer.row;
        let href = format!("{}?at={n}#reply-{n}", shape.thread, n = row.number);
        view! {
            <article class="answer">
                <p class="answer-by">
                    <Icon name="answer" />
                    <span>{locale.text("post-answer")}" · "<a href=format!("/members/{}", row.author_handle)>{row.author_name.clone()}</a>" · "
                        <When at=row.created_at clock=visit.clock() locale /></span>
                    <a class="answer-place" href=href>{locale.with("answer-in-context", &args!(n = row.number))}</a>
                </p>
                <PostBody html=answer.html.clone() reply=row.id lang=shape.language.clone() />
            </article>
        }
    });
    view! { <section class="answers" aria-label=locale.text("answers-label")>{boxes.collect_view()}</section> }.into_any()
}
