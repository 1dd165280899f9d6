use super::{collection_id, fields};
use crate::{
    kit::{ErrorSummary, Icon, TextArea, TextInput, Visit, page, param},
    moderation::pages::reason_field,
};
use domain::{
    args,
    collections::{self, CollectionView, Entry},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{CollectionDraft, Field};

/// The beginning of a collection.
#[component]
pub fn NewCollectionPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        collections::may_start(&visit.cx)?;
        let kept = visit.kept_for("start_collection");
        let blank = CollectionDraft { language: locale.code().to_owned(), access: "public".to_owned(), ..CollectionDraft::default() };
        let draft = kept.get("draft").and_then(|json| serde_json::from_str(&json).ok()).unwrap_or(blank);
        Ok(view! {
            <Title text=locale.text("collection-new") />
            <div class="narrow">
                <h1>{locale.text("collection-new")}</h1>
                <p class="lead">{locale.text("collections-lead")}</p>
                <form method="post" action="/api/collections/start" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    {fields(locale, &kept, draft)}
                    <div class="button-row form-end"><button class="button button-primary">{locale.text("collection-begin")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

/// Its words, its order, its editors.
#[component]
pub fn EditCollectionPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let found = collections::edit_collection(&visit.cx, collection_id(&id)?).await?;
        let kept = visit.kept_for("change_collection");
        let row = found.row.clone();
        let stored =
            CollectionDraft { title: row.title.clone(), summary: row.summary.clone(), language: row.language.clone(), access: row.access.clone() };
        let draft = kept.get("draft").and_then(|json| serde_json::from_str(&json).ok()).unwrap_or(stored);
        let begun = visit.query("begun").map(|_| view! { <p class="notice" role="status">{locale.text("collection-begun")}</p> });
        let refused =
            ["take_out", "move_entry", "change_note", "remove_editor"].map(|form| view! { <ErrorSummary kept=Some(visit.kept_for(form)) locale /> });
        let not_removed = view! { <ErrorSummary kept=Some(visit.kept_for("remove_collection")) locale prefix="remove-" /> };
        Ok(view! {
            <Title text=locale.text("collection-edit") />
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
                    <ol><li><a href="/collections/mine">{locale.text("collections-mine")}</a></li><li><a href=row.path() lang=row.language.clone()>{row.title.clone()}</a></li></ol>
                </nav>
                <h1>{locale.text("collection-edit")}</h1>
                {begun}
                {refused.into_iter().collect_view()}
                {not_removed}
                {order(&visit, &found)}
                <form method="post" action="/api/collections/change" class="stack card" novalidate>
                    <h2>{locale.text("material-about")}</h2>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="collection" value=row.id />
                    {fields(locale, &kept, draft)}
                    <div class="button-row"><button class="button button-primary">{locale.text("material-save")}</button></div>
                </form>
                {editors(&visit, &found)}
                {found.can_own.then(|| remove(&visit, &found))}
            </div>
        }
        .into_any())
    })
}

fn order(visit: &Visit, found: &CollectionView) -> AnyView {
    let locale = visit.locale;
    let last = found.entries.len().saturating_sub(1);
    let rows = found.entries.iter().enumerate().map(|(at, entry)| row(visit, found.row.id, entry, at == 0, at == last)).collect::<Vec<_>>();
    let list = if rows.is_empty() {
        view! { <p class="empty">{locale.text("collection-empty-edit")}" "<a href="/library">{locale.text("library-title")}</a></p> }.into_any()
    } else {
        view! { <ol class="rows entries">{rows}</ol> }.into_any()
    };
    view! { <section class="profile-section"><h2>{locale.text("collection-order")}</h2>{list}</section> }.into_any()
}

fn row(visit: &Visit, collection: i64, entry: &Entry, first: bool, last: bool) -> AnyView {
    let locale = visit.locale;
    let title = if entry.gone { locale.text("collection-gone") } else { entry.title.clone() };
    let act = |action: &'static str, way: Option<&'static str>, icon: &'static str, key: &str, off: bool| {
        let label = locale.with(key, &args!(title = title.clone()));
        let way = way.map(|way| view! { <input type="hidden" name="way" value=way /> });
        view! {
            <form method="post" action=action>
                <input type="hidden" name="collection" value=collection />
                <input type="hidden" name="material" value=entry.material_id />
                {way}
                <button class="icon-button" aria-label=label.clone() title=label disabled=off><Icon name=icon /></button>
            </form>
        }
    };
    view! {
        <li class="row entry-edit" id=format!("entry-{}", entry.material_id)>
            <div class="row-main">
                <p class="entry-title" lang=entry.language.clone()>{title.clone()}</p>
                {note(visit, collection, entry)}
            </div>
            <div class="entry-acts">
                {act("/api/collections/move_entry", Some("up"), "up", "collection-up", first)}
                {act("/api/collections/move_entry", Some("down"), "down", "collection-down", last)}
                {act("/api/collections/take_out", None, "trash", "collection-take-out", false)}
            </div>
        </li>
    }
    .into_any()
}

fn note(visit: &Visit, collection: i64, entry: &Entry) -> Option<AnyView> {
    let locale = visit.locale;
    let kept = visit.kept_for("change_note");
    let here = kept.get("material").as_deref() == Some(entry.material_id.to_string().as_str());
    let error = here.then(|| kept.wrong(locale, Field::Note)).flatten();
    let value = if here { kept.get("note").unwrap_or_default() } else { entry.note.clone() };
    let key = if entry.note.is_empty() { "collection-note-add" } else { "collection-note-change" };
    let shown = (!entry.note.is_empty()).then(|| view! { <p class="entry-note pre-line">{entry.note.clone()}</p> });
    (!entry.gone).then(|| {
        view! {
            {shown}
            <details class="act" open=here>
                <summary class="action">{locale.text(key)}</summary>
                <form method="post" action="/api/collections/change_note" class="stack" novalidate>
                    <input type="hidden" name="collection" value=collection />
                    <input type="hidden" name="material" value=entry.material_id />
                    <TextArea id=format!("note-{}", entry.material_id) name="note" label=locale.text("field-collection-note") error value rows=2 />
                    <div class="button-row"><button class="button">{locale.text("material-save")}</button></div>
                </form>
            </details>
        }
        .into_any()
    })
}

fn editors(visit: &Visit, found: &CollectionView) -> AnyView {
    let locale = visit.locale;
    let me = visit.cx.actor.id().map_or(0, |id| id.0);
    let (id, owner) = (found.row.id, found.row.created_by);
    let rows = found.editors.iter().map(|editor| {
        let own = editor.member_id == me;
        let act = (editor.member_id != owner && (own || found.can_own)).then(|| {
            view! {
                <form method="post" action="/api/collections/remove_editor">
                    <input type="hidden" name="collection" value=id />
                    <input type="hidden" name="member" value=editor.member_id />
                    <button class="button button-quiet">{locale.text(if own { "collection-leave" } else { "collection-editor-remove" })}</button>
                </form>
            }
        });
        view! { <li class="row"><div class="row-main"><p><a href=format!("/members/{}", editor.handle)>{editor.name.clone()}</a></p></div>{act}</li> }
    });
    let kept = visit.kept_for("add_editor");
    let add = found.can_own.then(|| {
        view! {
            <form method="post" action="/api/collections/add_editor" class="stack" novalidate>
                <ErrorSummary kept=Some(kept.clone()) locale />
                <input type="hidden" name="collection" value=id />
                <TextInput id="editor" name="editor" label=locale.text("field-editor") hint=Some(locale.text("hint-editor"))
                    error=kept.wrong(locale, Field::Editor) value=kept.get("editor").unwrap_or_default() maxlength=80 />
                <div class="button-row"><button class="button"><Icon name="plus" />{locale.text("collection-editor-add")}</button></div>
            </form>
        }
    });
    view! { <section class="profile-section card" id="editors"><h2>{locale.text("collection-editors")}</h2><ul class="rows">{rows.collect_view()}</ul>{add}</section> }.into_any()
}

/// Moderators must also give a reason when they edit another member's collection.
fn remove(visit: &Visit, found: &CollectionView) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("remove_collection");
    let own = visit.cx.actor.id().is_some_and(|id| id.0 == found.row.created_by);
    let reason = (!own).then(|| reason_field(visit, "remove", &kept, "hint-collection-reason"));
    view! {
        <details class="act" open=kept.problem.is_some()>
            <summary class="action">{locale.text("collection-remove")}</summary>
            <form method="post" action="/api/collections/remove" class="stack" novalidate>
                <p>{locale.text("collection-remove-sure")}</p>
                <input type="hidden" name="collection" value=found.row.id />
                {reason}
                <div class="button-row"><button class="button button-danger">{locale.text("collection-remove")}</button></div>
            </form>
        </details>
    }
    .into_any()
}
