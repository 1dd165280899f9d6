//! Where one writes: a big field, what is wrong with it, a preview, buttons that say what happens.

use crate::{
    discussion::islands::{ComposerTools, Labels},
    kit::{ErrorSummary, Icon, Kept, PostBody, Query, TextArea, Visit, When},
};
use domain::{
    Locale, Result, args,
    discussion::{self, Draft, ThreadView, thread_path},
    tokens,
};
use leptos::prelude::*;
use model::{Field, Problem, ReplyId, limits::BODY_MAX};

/// The labels of the composer's scripted parts.
pub fn labels(locale: Locale) -> Labels {
    let one = |key: &str| locale.text(key);
    Labels {
        toolbar: one("composer-toolbar"),
        tools: ["bold", "italic", "heading", "quote", "code", "link", "list", "numbered", "task", "table"]
            .map(|name| (name.to_owned(), one(&format!("tool-{name}"))))
            .to_vec(),
        saved: one("composer-saved"),
        failed: one("composer-not-saved"),
        left: one("composer-left"),
        preview: one("composer-preview"),
    }
}

/// The field with its tools. `place` is where its draft is kept; `submit` says what the button does.
pub struct Body<'a> {
    pub visit: &'a Visit,
    pub kept: &'a Kept,
    pub label: String,
    pub value: String,
    pub place: String,
    pub draft: Option<&'a Draft>,
    pub lang: String,
    pub submit: String,
    pub rows: u32,
}

pub fn body(body: Body<'_>) -> AnyView {
    let Body { visit, kept, label, value, place, draft, lang, submit, rows } = body;
    let locale = visit.locale;
    let preview = kept.preview.clone().map(|html| {
        view! {
            <section class="preview" aria-label=locale.text("composer-preview")>
                <p class="preview-title">{locale.text("composer-preview")}</p>
                <PostBody html reply=0 lang=lang.clone() />
            </section>
        }
    });
    let restored = draft.filter(|_| kept.fields.is_empty()).map(|draft| {
        view! { <p class="draft-note" role="status">{locale.text("composer-restored")}" "<When at=draft.updated_at clock=visit.clock() locale />
            " "<button class="link-button" formaction="/api/discussion/discard_draft" formnovalidate name="page" value=visit.here.clone()>{locale.text("composer-discard")}</button></p> }
    });
    let hint = locale.text("composer-hint");
    let (labels, error, preview_label) = (labels(locale), kept.wrong(locale, Field::Body), locale.text("composer-preview-button"));
    view! {
        <input type="hidden" name="place" value=place.clone() />
        {restored}
        <ComposerTools place most=BODY_MAX labels>
            <TextArea id="body" name="body" label hint=Some(hint) error value rows required=true lang=Some(lang) />
            {preview}
            <div class="button-row">
                <button class="button button-primary" name="intent" value="post">{submit}</button>
                <button class="button" name="intent" value="preview" data-preview>{preview_label}</button>
            </div>
        </ComposerTools>
    }
    .into_any()
}

/// The form's key: a double click or a second send posts once.
pub fn key_field(kept: &Kept) -> Result<AnyView> {
    let key = match kept.get("key").filter(|key| !key.is_empty()) {
        Some(key) => key,
        None => tokens::random()?,
    };
    Ok(view! { <input type="hidden" name="key" value=key /> }.into_any())
}

/// The reply form of a thread, or why there is none.
pub async fn for_reply(visit: &Visit, found: &ThreadView) -> Result<AnyView> {
    let locale = visit.locale;
    let kept = visit.kept_for("post_reply");
    let lost_session = kept.problem == Some(Problem::SignInFirst);
    if visit.cx.actor.me().is_none() && !lost_session {
        return Ok(invitation(visit, found));
    }
    if !found.can.reply && kept.fields.is_empty() {
        let key = if found.thread.locked { "thread-locked-note" } else { "thread-closed-note" };
        return Ok(view! { <p class="notice"><Icon name="lock" />{locale.text(key)}</p> }.into_any());
    }
    let value = text(visit, found, &kept).await?;
    let parent = found.answering.as_ref().map(|post| view! { <input type="hidden" name="parent" value=post.row.id /> });
    let heading = heading(visit, found);
    let place = discussion_place(found);
    let area = body(Body {
        visit,
        kept: &kept,
        label: locale.text("composer-reply-label"),
        value,
        place,
        draft: found.draft.as_ref(),
        lang: found.thread.language.clone(),
        submit: locale.text("composer-post-reply"),
        rows: 8,
    });
    Ok(view! {
        <section class="composer" id="compose" aria-labelledby="compose-heading">
            {heading}
            <form method="post" action="/api/discussion/post_reply" class="stack" novalidate>
                <ErrorSummary kept=Some(kept.clone()) locale />
                <input type="hidden" name="thread" value=found.thread.id />
                {parent}
                {key_field(&kept)?}
                {area}
            </form>
        </section>
    }
    .into_any())
}

fn discussion_place(found: &ThreadView) -> String {
    found.answering.as_ref().map_or_else(|| format!("thread:{}", found.thread.id), |post| format!("thread:{}:{}", found.thread.id, post.row.id))
}

fn heading(visit: &Visit, found: &ThreadView) -> AnyView {
    let locale = visit.locale;
    let Some(post) = found.answering.as_ref().filter(|post| post.row.number > 0) else {
        let key = if found.thread.kind == "question" { "composer-answer" } else { "composer-reply" };
        return view! { <h2 id="compose-heading">{locale.text(key)}</h2> }.into_any();
    };
    let text = locale.with("composer-reply-to", &args!(n = post.row.number, name = post.row.author_name.clone()));
    let cancel = format!("{}#reply-{}", thread_path(found.thread.id, &found.thread.slug), post.row.number);
    view! {
        <h2 id="compose-heading">{text}</h2>
        <details class="answering" open>
            <summary>{locale.with("composer-answering", &args!(name = post.row.author_name.clone()))}</summary>
            <PostBody html=post.html.clone() reply=post.row.id lang=found.thread.language.clone() />
        </details>
        <p><a href=cancel>{locale.text("composer-cancel")}</a></p>
    }
    .into_any()
}

/// What stands in the field: what was typed, the kept draft, or a quotation that was asked for.
async fn text(visit: &Visit, found: &ThreadView, kept: &Kept) -> Result<String> {
    if let Some(typed) = kept.get("body") {
        return Ok(typed);
    }
    let draft = found.draft.as_ref().map(|draft| draft.body.clone()).unwrap_or_default();
    let Some(id) = visit.number("quote") else { return Ok(draft) };
    let quoted = discussion::quoted(&visit.cx, ReplyId(id)).await?;
    if draft.contains(quoted.trim()) || draft.is_empty() {
        Ok(if draft.is_empty() { quoted } else { draft })
    } else {
        Ok(format!("{draft}\n\n{quoted}"))
    }
}

fn invitation(visit: &Visit, found: &ThreadView) -> AnyView {
    let locale = visit.locale;
    let next = format!("{}#compose", thread_path(found.thread.id, &found.thread.slug));
    let link = |page: &str| Query::of(page).with("next", &next).url();
    view! {
        <section class="composer invitation" id="compose">
            <p>{locale.text("composer-invitation")}</p>
            <p class="button-row">
                <a class="button button-primary" href=link("/sign-up")>{locale.text("nav-sign-up")}</a>
                <a class="button" href=link("/sign-in")>{locale.text("nav-sign-in")}</a>
            </p>
        </section>
    }
    .into_any()
}
