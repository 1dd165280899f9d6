//! Forms of collections.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;
use model::CollectionDraft;

#[cfg(feature = "ssr")]
use crate::kit::{Fields, Next, submit};
#[cfg(feature = "ssr")]
use domain::{
    Cx,
    collections::{self, Way},
};
#[cfg(feature = "ssr")]
use model::{CollectionAccess, CollectionId, MaterialId, MemberId, Problem};

#[cfg(feature = "ssr")]
fn kept(draft: &CollectionDraft) -> Fields {
    vec![("draft", serde_json::to_string(draft).unwrap_or_default()), ("body", draft.summary.clone())]
}

#[server(prefix = "/api", endpoint = "collections/start")]
pub async fn start(#[server(flatten)] draft: CollectionDraft) -> Result<Done, ApiError> {
    let fields = kept(&draft);
    let verb = move |cx| async move { collections::start(&cx, draft).await };
    submit("start_collection", "/collections/new".to_owned(), fields, verb, |_, id| format!("/collections/{id}/edit?begun=1")).await
}

#[server(prefix = "/api", endpoint = "collections/change")]
pub async fn change(collection: i64, #[server(flatten)] draft: CollectionDraft) -> Result<Done, ApiError> {
    let fields = kept(&draft);
    let verb = move |cx| async move { collections::change(&cx, CollectionId(collection), draft).await };
    submit("change_collection", format!("/collections/{collection}/edit"), fields, verb, |_, path| path).await
}

/// Staff's form has a `reason`, its owner's has none.
#[server(prefix = "/api", endpoint = "collections/remove")]
pub async fn remove(collection: i64, #[server(default)] reason: Option<String>) -> Result<Done, ApiError> {
    let (end, then) = if reason.is_some() { ("-", "/collections") } else { ("edit", "/collections/mine") };
    let reason = reason.unwrap_or_default();
    let fields = vec![("reason", reason.clone())];
    let verb = move |cx: Cx| async move { collections::remove(&cx.because(&reason)?, CollectionId(collection)).await };
    submit("remove_collection", format!("/collections/{collection}/{end}"), fields, verb, |_, taken| {
        Next::undoable(then.to_owned(), "collection", taken.undo)
    })
    .await
}

/// `end` is the last part of the address of the page.
#[server(prefix = "/api", endpoint = "collections/copy")]
pub async fn copy(collection: i64, #[server(default)] end: String) -> Result<Done, ApiError> {
    let page = format!("/collections/{collection}/{}", if end.is_empty() { "-" } else { &end });
    let verb = move |cx| async move { collections::copy(&cx, CollectionId(collection), &end).await };
    submit("copy_collection", page, Vec::new(), verb, |_, id| format!("/collections/{id}/edit?begun=1")).await
}

/// Puts a resource into a collection, or, where `title` is given and no collection, into a new private one.
#[server(prefix = "/api", endpoint = "collections/add")]
pub async fn add(
    material: i64,
    #[server(default)] collection: Option<i64>,
    #[server(default)] title: String,
    #[server(default)] language: String,
    #[server(default)] note: String,
) -> Result<Done, ApiError> {
    let chosen = collection.map(|id| id.to_string()).unwrap_or_default();
    let fields = vec![("collection", chosen), ("title", title.clone()), ("note", note.clone()), ("body", note.clone())];
    let access = CollectionAccess::Private.as_str().to_owned();
    let verb = move |cx| async move {
        let id = match collection.filter(|id| *id > 0) {
            Some(id) => CollectionId(id),
            None => collections::start(&cx, CollectionDraft { title, language, access, summary: String::new() }).await?,
        };
        collections::add(&cx, id, MaterialId(material), &note).await
    };
    submit("add_to_collection", format!("/library/{material}/collect"), fields, verb, |_, path| path).await
}

#[server(prefix = "/api", endpoint = "collections/take_out")]
pub async fn take_out(collection: i64, material: i64) -> Result<Done, ApiError> {
    let page = format!("/collections/{collection}/edit");
    let verb = move |cx| async move { collections::take_out(&cx, CollectionId(collection), MaterialId(material)).await };
    submit("take_out", page.clone(), Vec::new(), verb, |_, taken| Next::undoable(page, "entry", taken.undo)).await
}

/// `way` is `up` or `down`.
#[server(prefix = "/api", endpoint = "collections/move_entry")]
pub async fn move_entry(collection: i64, material: i64, way: String) -> Result<Done, ApiError> {
    let page = format!("/collections/{collection}/edit");
    let verb = move |cx| async move {
        collections::move_entry(&cx, CollectionId(collection), MaterialId(material), Way::parse(&way).ok_or(Problem::Malformed)?).await
    };
    submit("move_entry", page.clone(), Vec::new(), verb, move |_, _| format!("{page}#entry-{material}")).await
}

#[server(prefix = "/api", endpoint = "collections/change_note")]
pub async fn change_note(collection: i64, material: i64, #[server(default)] note: String) -> Result<Done, ApiError> {
    let page = format!("/collections/{collection}/edit");
    let fields = vec![("note", note.clone()), ("body", note.clone()), ("material", material.to_string())];
    let verb = move |cx| async move { collections::change_note(&cx, CollectionId(collection), MaterialId(material), &note).await };
    submit("change_note", page.clone(), fields, verb, move |_, _| format!("{page}#entry-{material}")).await
}

#[server(prefix = "/api", endpoint = "collections/add_editor")]
pub async fn add_editor(collection: i64, #[server(default)] editor: String) -> Result<Done, ApiError> {
    let page = format!("/collections/{collection}/edit");
    let fields = vec![("editor", editor.clone())];
    let verb = move |cx| async move { collections::add_editor(&cx, CollectionId(collection), &editor).await };
    submit("add_editor", page.clone(), fields, verb, move |_, ()| format!("{page}#editors")).await
}

#[server(prefix = "/api", endpoint = "collections/remove_editor")]
pub async fn remove_editor(collection: i64, member: i64) -> Result<Done, ApiError> {
    let page = format!("/collections/{collection}/edit");
    let verb = move |cx| async move { collections::remove_editor(&cx, CollectionId(collection), MemberId(member)).await };
    submit("remove_editor", page, Vec::new(), verb, move |visit, taken| {
        // Who left has nothing to edit there any more.
        let left = visit.cx.actor.id() == Some(MemberId(member));
        if left {
            Next::undoable("/collections/mine".to_owned(), "left-collection", taken.undo)
        } else {
            Next::undoable(format!("/collections/{collection}/edit#editors"), "editor", taken.undo)
        }
    })
    .await
}
