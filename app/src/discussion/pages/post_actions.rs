//! What one can do with a post.

use super::post::Shape;
use crate::{
    kit::{Icon, Visit},
    moderation::pages::report_link,
};
use domain::{args, discussion::PostView};
use leptos::prelude::*;
use model::{ReactionKind, ReplyId};

/// Counts of reactions, and for members the buttons that give them.
pub fn reactions(visit: &Visit, post: &PostView) -> AnyView {
    let locale = visit.locale;
    let id = post.row.id;
    let total: i32 = ReactionKind::ALL.iter().map(|kind| post.count(*kind)).sum();
    let who = (total > 0).then(|| view! { <a class="who" href=format!("/replies/{id}/reactions")>{locale.text("reactions-who")}</a> });
    let chips = ReactionKind::ALL.iter().filter_map(|kind| chip(visit, post, *kind)).collect::<Vec<_>>();
    if chips.is_empty() {
        return ().into_any();
    }
    view! { <div class="reactions" role="group" aria-label=locale.text("reactions-label")>{chips}{who}</div> }.into_any()
}

fn chip(visit: &Visit, post: &PostView, kind: ReactionKind) -> Option<AnyView> {
    let locale = visit.locale;
    let (id, name, count) = (post.row.id, kind.as_str(), post.count(kind));
    let label = locale.text(&format!("reaction-{name}"));
    let inside =
        view! { <Icon name=name /><span>{label}</span>{(count > 0).then(|| view! { <span class="reaction-count">{count}</span> })} }.into_any();
    if !post.can.react {
        return (count > 0).then(|| view! { <span class="reaction">{inside}</span> }.into_any());
    }
    let mine = post.mine.contains(&kind);
    if kind.takes_a_note() && !mine {
        return Some(view! { <a class="reaction" href=format!("/replies/{id}/react/{name}")>{inside}</a> }.into_any());
    }
    let action = if mine { "/api/discussion/unreact" } else { "/api/discussion/react" };
    Some(
        view! {
            <form method="post" action=action>
                <input type="hidden" name="reply" value=id />
                <button class="reaction" name="kind" value=name aria-pressed=if mine { "true" } else { "false" }>{inside}</button>
            </form>
        }
        .into_any(),
    )
}

/// Reply and quote at hand; the rest behind "More", which opens without scripts.
pub fn actions(visit: &Visit, post: &PostView, shape: &Shape) -> AnyView {
    let locale = visit.locale;
    let id = post.row.id;
    let to = if post.row.number == 0 { String::new() } else { format!("reply_to={id}&") };
    let reply = post.can.reply.then(|| {
        let href = if to.is_empty() { format!("{}#compose", shape.thread) } else { format!("{}?reply_to={id}#compose", shape.thread) };
        view! {
            <a class="action" data-key="r" href=href><Icon name="reply" />{locale.text("action-reply")}</a>
            <a class="action" data-key="q" rel="nofollow" href=format!("{}?{to}quote={id}#compose", shape.thread)><Icon name="quote" />{locale.text("action-quote")}</a>
        }
    });
    let answer = post.can.mark_answer.then(|| mark_answer(visit, post)).flatten();
    let more = more(visit, post);
    view! { <div class="actions">{reply}{answer}{more}{fold(visit, post, shape)}</div> }.into_any()
}

/// Folds what was answered to this post. Hidden until `boot.js` finds answers on this page.
pub fn fold(visit: &Visit, post: &PostView, shape: &Shape) -> Option<AnyView> {
    let below = post.row.descendants;
    (shape.tree && below > 0).then(|| {
        let text = visit.locale.with("post-fold", &args!(n = below));
        view! { <button type="button" class="action fold" data-fold aria-expanded="true" hidden><Icon name="down" />{text}</button> }.into_any()
    })
}

fn mark_answer(visit: &Visit, post: &PostView) -> Option<AnyView> {
    if post.row.number == 0 {
        return None;
    }
    let (value, key) = if post.row.answer_at.is_some() { ("no", "action-unmark-answer") } else { ("yes", "action-mark-answer") };
    Some(button(post.row.id, "/api/discussion/mark_answer", Some(("answer", value)), "answer", &visit.locale.text(key)))
}

fn more(visit: &Visit, post: &PostView) -> AnyView {
    let locale = visit.locale;
    let id = post.row.id;
    let link =
        |href: String, icon: &'static str, key: &str| view! { <a class="action" href=href><Icon name=icon />{locale.text(key)}</a> }.into_any();
    let permalink = link(format!("/replies/{id}"), "link", "action-link");
    let me = visit.cx.actor.me().filter(|me| me.suspended.is_none());
    let own = me.is_some_and(|me| me.id.0 == post.row.author_id);
    let report = report_link(visit, ReplyId(id), own, "action");
    // Who wrote it makes a resource of it; others ask them.
    let resource = me.is_some().then(|| {
        let key = if own { "action-make-resource" } else { "action-ask-resource" };
        link(format!("/replies/{id}/resource"), "book", key)
    });
    if !post.can.edit && !post.can.moderate {
        return view! { {permalink}{report}{resource} }.into_any();
    }
    let edit = post.can.edit.then(|| link(format!("/replies/{id}/edit"), "edit", "action-edit"));
    let split = (post.can.moderate && post.row.number > 0).then(|| link(format!("/replies/{id}/split"), "moderate", "action-split"));
    let key = if post.row.number == 0 { "action-delete-thread" } else { "action-delete" };
    let delete = (post.can.delete && own).then(|| button(id, "/api/discussion/delete_reply", None, "trash", &locale.text(key)));
    let hide = (post.can.delete && !own).then(|| link(format!("/moderation/case/post/{id}"), "eye", "action-hide"));
    let label = locale.with("action-more-of", &args!(n = post.row.number));
    view! {
        <details class="more">
            <summary class="action" aria-label=label><Icon name="more" />{locale.text("action-more")}</summary>
            <div class="more-list">{edit}{permalink}{resource}{split}{report}{delete}{hide}</div>
        </details>
    }
    .into_any()
}

/// Taking a deletion back.
pub fn undo(visit: &Visit, post: &PostView) -> Option<AnyView> {
    post.can.restore.then(|| button(post.row.id, "/api/discussion/restore_reply", None, "undo", &visit.locale.text("action-undo")))
}

fn button(reply: i64, action: &'static str, extra: Option<(&'static str, &'static str)>, icon: &'static str, label: &str) -> AnyView {
    let extra = extra.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <form method="post" action=action>
            <input type="hidden" name="reply" value=reply />
            {extra}
            <button class="action"><Icon name=icon />{label.to_owned()}</button>
        </form>
    }
    .into_any()
}
