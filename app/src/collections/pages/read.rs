use super::collection_id;
use crate::{
    discussion::words as thread_words,
    following::button::follow_button,
    kit::{ErrorSummary, Icon, Visit, When, page, param},
    library::words,
    moderation::pages::{reason_field, report_link},
};
use domain::{
    args,
    collections::{self, CollectionView, Entry},
};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use model::{CollectionAccess, CollectionId, trust::REVIEWERS_NEEDED};

/// A collection, in its order.
#[component]
pub fn CollectionPage() -> impl IntoView {
    let (id, end) = (param("id"), param("slug"));
    page(move |visit| async move {
        let locale = visit.locale;
        let found = collections::read_collection(&visit.cx, collection_id(&id)?, &end).await?;
        let open = found.row.access() == CollectionAccess::Public;
        let follow = if open { follow_button(&visit, CollectionId(found.row.id)).await? } else { None };
        let robots = (!open).then(|| view! { <Meta name="robots" content="noindex" /> });
        let entries = found.entries.iter().map(|entry| row(&visit, entry)).collect::<Vec<_>>();
        let list = if entries.is_empty() {
            view! { <p class="empty">{locale.text("collection-empty")}</p> }.into_any()
        } else {
            view! { <ol class="rows entries">{entries}</ol> }.into_any()
        };
        Ok(view! {
            <Title text=found.row.title.clone() />
            <Meta name="description" content=found.row.summary.clone() />
            {robots}
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
                    <ol><li><a href="/library">{locale.text("library-title")}</a></li><li><a href="/collections">{locale.text("collections-title")}</a></li></ol>
                </nav>
                <ErrorSummary kept=Some(visit.kept_for("copy_collection")) locale />
                {head(&visit, &found)}
                <div class="button-row">{follow}{acts(&visit, &found, &end)}</div>
                {terms(&visit, &found)}
                {list}
                {remove(&visit, &found)}
            </div>
        }
        .into_any())
    })
}

fn head(visit: &Visit, found: &CollectionView) -> AnyView {
    let locale = visit.locale;
    let row = &found.row;
    let editors = found.editors.iter().enumerate().map(|(at, editor)| {
        let comma = (at > 0).then_some(", ");
        view! { {comma}<a href=format!("/members/{}", editor.handle)>{editor.name.clone()}</a> }
    });
    let parent = found.parent.as_ref().map(|parent| {
        view! {
            <p class="meta">{locale.text("collection-from")}" "
                <a href=format!("/collections/{}/{}", parent.id, parent.slug) lang=parent.language.clone()>{parent.title.clone()}</a>" · "{parent.owner.clone()}</p>
        }
    });
    let access = (row.access() != CollectionAccess::Public)
        .then(|| view! { <p class="notice"><Icon name="lock" />" "{locale.text(&format!("collection-shown-{}", row.access().as_str()))}</p> });
    let followers = (found.followers > 0).then(|| format!(" · {}", locale.with("collection-followers", &args!(n = found.followers))));
    view! {
        <header class="material-head">
            <h1 lang=row.language.clone()>{row.title.clone()}</h1>
            <p class="lead pre-line" lang=row.language.clone()>{row.summary.clone()}</p>
            <p class="meta">
                {locale.with("collection-count", &args!(n = row.entries))}" · "{editors.collect_view()}" · "
                <When at=row.changed_at clock=visit.clock() locale />{followers}
            </p>
            {parent}
            {access}
        </header>
    }
    .into_any()
}

fn acts(visit: &Visit, found: &CollectionView, end: &str) -> AnyView {
    let locale = visit.locale;
    let id = found.row.id;
    let edit = found
        .can_change
        .then(|| view! { <a class="button" href=format!("/collections/{id}/edit")><Icon name="edit" />{locale.text("collection-edit")}</a> });
    let copy = found.can_copy.then(|| {
        view! {
            <form method="post" action="/api/collections/copy">
                <input type="hidden" name="collection" value=id />
                <input type="hidden" name="end" value=end.to_owned() />
                <button class="button"><Icon name="adapted" />{locale.text("collection-copy")}</button>
            </form>
        }
    });
    let report = report_link(visit, CollectionId(id), found.can_change, "button");
    view! { {edit}{copy}{report} }.into_any()
}

/// For staff; its owner has it among what else they can change.
fn remove(visit: &Visit, found: &CollectionView) -> Option<AnyView> {
    let locale = visit.locale;
    let kept = visit.kept_for("remove_collection");
    (found.can_own && !found.can_change).then(|| {
        view! {
            <details class="act" open=kept.problem.is_some()>
                <summary class="action">{locale.text("collection-remove")}</summary>
                <form method="post" action="/api/collections/remove" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale prefix="remove-" />
                    <p>{locale.text("collection-remove-sure")}</p>
                    <input type="hidden" name="collection" value=found.row.id />
                    {reason_field(visit, "remove", &kept, "hint-collection-reason")}
                    <div class="button-row"><button class="button button-danger">{locale.text("collection-remove")}</button></div>
                </form>
            </details>
        }
        .into_any()
    })
}

/// What holds for the whole.
fn terms(visit: &Visit, found: &CollectionView) -> Option<AnyView> {
    let locale = visit.locale;
    let terms = found.terms;
    let lines = [
        (terms.non_commercial, "collection-terms-non-commercial"),
        (terms.unchanged, "collection-terms-unchanged"),
        (terms.with_links, "collection-terms-with-links"),
    ];
    let lines = lines.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| view! { <li>{locale.text(key)}</li> }).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| view! { <ul class="terms notice">{lines}</ul> }.into_any())
}

fn row(visit: &Visit, entry: &Entry) -> AnyView {
    let locale = visit.locale;
    if entry.gone {
        return view! { <li class="row"><span class="row-kind"><Icon name="book" /></span><div class="row-main"><p class="quiet">{locale.text("collection-gone")}</p></div></li> }
            .into_any();
    }
    let minutes = u32::try_from(entry.minutes).ok().filter(|n| *n > 0).map(|n| format!(" · {}", words::minutes(locale, n)));
    let used = (entry.used > 0).then(|| format!(" · {}", locale.with("material-used", &args!(n = entry.used))));
    let reviewed = (entry.reviewers >= REVIEWERS_NEEDED).then(|| format!(" · {}", locale.text("material-reviewed")));
    let note = (!entry.note.is_empty()).then(|| view! { <p class="entry-note pre-line">{entry.note.clone()}</p> });
    view! {
        <li class="row">
            <span class="row-kind"><Icon name="book" /></span>
            <div class="row-main">
                <p class="row-title" lang=entry.language.clone()><a href=format!("/library/{}/{}", entry.material_id, entry.slug)>{entry.title.clone()}</a></p>
                {note}
                <p class="meta">
                    {words::kind_of(locale, &entry.kind)}" · "{thread_words::language(&entry.language)}{minutes}" · "{words::licence(locale, &entry.licence)}
                    " · "{entry.author.clone()}{used}{reviewed}
                </p>
            </div>
        </li>
    }
    .into_any()
}
