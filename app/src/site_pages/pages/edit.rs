use super::audience_key;
use crate::{
    discussion::words,
    kit::{ErrorSummary, Kept, SelectBox, TextArea, TextInput, Visit, page, param},
    moderation::pages::reason_field,
};
use domain::{
    Locale,
    site_pages::{self, Editing, page_path},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{
    Audience, Field, limits,
    site_pages::{SLUG, SitePageDraft, TITLE},
};

/// The form of a new page.
#[component]
pub fn NewSitePage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        site_pages::may_start(&visit.cx)?;
        let kept = visit.kept_for("start_page");
        let me = visit.cx.actor.me().map(|me| me.handle.clone()).unwrap_or_default();
        let title = visit.query("title").unwrap_or_default();
        let slug = visit.query("slug").unwrap_or_default();
        let blank =
            SitePageDraft { title, slug, language: locale.code().to_owned(), audience: "public".to_owned(), owner: me, ..SitePageDraft::default() };
        let draft = draft_of(&kept, blank);
        Ok(view! {
            <Title text=locale.text("page-new") />
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/pages">{locale.text("pages-title")}</a></li></ol></nav>
                <h1>{locale.text("page-new")}</h1>
                <p class="lead">{locale.text("page-new-lead")}</p>
                <form method="post" action="/api/site_pages/start" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    {fields(locale, &kept, &draft)}
                    <div class="button-row form-end"><button class="button button-primary">{locale.text("page-start")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

/// The form of a page that is there, and the one that hides or shows it.
#[component]
pub fn EditSitePage() -> impl IntoView {
    let slug = param("slug");
    page(move |visit| async move {
        let locale = visit.locale;
        let found = site_pages::edit_page(&visit.cx, &slug, visit.number("from")).await?;
        let kept = visit.kept_for("change_page");
        let (title, language) = (found.draft.title.clone(), found.draft.language.clone());
        let draft = draft_of(&kept, found.draft.clone());
        let note = view! {
            <TextInput id="note" name="note" label=locale.text("field-page-note") hint=Some(locale.text("hint-page-note"))
                error=kept.wrong(locale, Field::Note) value=draft.note.clone() maxlength=limits::NOTE_MAX />
        };
        let from = visit.query("from").map(|_| view! { <p class="notice" role="status">{locale.text("page-from-version")}</p> });
        Ok(view! {
            <Title text=locale.text("page-edit") />
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
                    <ol><li><a href="/pages">{locale.text("pages-title")}</a></li><li><a href=page_path(&found.slug) lang=language>{title}</a></li></ol>
                </nav>
                <h1>{locale.text("page-edit")}</h1>
                {from}
                <form method="post" action="/api/site_pages/change" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="page" value=found.id.0 />
                    <input type="hidden" name="at" value=found.slug.clone() />
                    <input type="hidden" name="version" value=found.version />
                    {fields(locale, &kept, &draft)}
                    {note}
                    <div class="button-row form-end"><button class="button button-primary">{locale.text("page-save")}</button></div>
                </form>
                {shown(&visit, &found)}
            </div>
        }
        .into_any())
    })
}

fn draft_of(kept: &Kept, stored: SitePageDraft) -> SitePageDraft {
    kept.get("draft").and_then(|json| serde_json::from_str(&json).ok()).unwrap_or(stored)
}

fn fields(locale: Locale, kept: &Kept, draft: &SitePageDraft) -> AnyView {
    let audiences = Audience::OPEN_TO_MANY.map(|one| (one.as_str().to_owned(), locale.text(audience_key(one)))).to_vec();
    view! {
        <TextInput id="title" name="title" label=locale.text("field-page-title") error=kept.wrong(locale, Field::Title) value=draft.title.clone()
            maxlength=*TITLE.end() required=true />
        <TextArea id="body" name="body" label=locale.text("field-page-body") hint=Some(locale.text("hint-page-body")) rows=18 required=true
            error=kept.wrong(locale, Field::Body) value=draft.body.clone() lang=Some(draft.language.clone()) />
        <div class="pair">
            <SelectBox id="language" name="language" label=locale.text("field-language") error=kept.wrong(locale, Field::Language)
                value=draft.language.clone() choices=words::languages() />
            <SelectBox id="audience" name="audience" label=locale.text("field-page-audience") error=kept.wrong(locale, Field::Audience)
                value=draft.audience.clone() choices=audiences />
        </div>
        <TextInput id="slug" name="slug" label=locale.text("field-page-slug") hint=Some(locale.text("hint-page-slug"))
            error=kept.wrong(locale, Field::Slug) value=draft.slug.clone() maxlength=*SLUG.end() />
        <TextInput id="handle" name="handle" label=locale.text("field-page-owner") hint=Some(locale.text("hint-page-owner"))
                error=kept.wrong(locale, Field::Handle) value=draft.owner.clone() maxlength=60 />
        <TextInput id="due" name="due" kind="date" label=locale.text("field-page-due") hint=Some(locale.text("hint-page-due"))
                error=kept.wrong(locale, Field::Due) value=draft.due.clone() />
    }
    .into_any()
}

fn shown(visit: &Visit, found: &Editing) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("set_page_shown");
    let (value, heading, hint, button) = if found.hidden {
        ("yes", "page-show-title", "page-show-hint", "page-show")
    } else {
        ("no", "page-hide-title", "page-hide-hint", "page-hide")
    };
    view! {
        <form method="post" action="/api/site_pages/set_shown" class="stack card" novalidate>
            <h2>{locale.text(heading)}</h2>
            <p>{locale.text(hint)}</p>
            <ErrorSummary kept=Some(kept.clone()) locale prefix="shown-" />
            <input type="hidden" name="page" value=found.id.0 />
            <input type="hidden" name="at" value=found.slug.clone() />
            <input type="hidden" name="shown" value=value />
            {reason_field(visit, "shown", &kept, "hint-page-reason")}
            <div class="button-row"><button class="button">{locale.text(button)}</button></div>
        </form>
    }
    .into_any()
}
