//! Forms of the library. Files are no server function: see the server's `files`.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;
use model::MaterialDraft;

#[cfg(feature = "ssr")]
use crate::kit::{Fields, Next, Visit, answer as in_background, submit, submit_again, submit_preview};
#[cfg(feature = "ssr")]
use domain::{Cx, Taken, files, imports, materials};
#[cfg(feature = "ssr")]
use model::{FileId, ImportId, MaterialId, MemberId};

/// All that was typed, in one field; and the longest text under the name by which every error page shows it again.
#[cfg(feature = "ssr")]
fn kept(draft: &MaterialDraft) -> Fields {
    vec![("draft", serde_json::to_string(draft).unwrap_or_default()), ("body", draft.description.clone())]
}

#[server(prefix = "/api", endpoint = "library/start")]
pub async fn start(#[server(flatten)] draft: MaterialDraft) -> Result<Done, ApiError> {
    let fields = kept(&draft);
    let verb = move |cx| async move { materials::start(&cx, draft).await };
    submit("start", "/library/new".to_owned(), fields, verb, |_, id| format!("/library/{id}/edit")).await
}

/// `more` asks for more of the form instead: a preview, another outcome, one less, concepts to choose from.
#[server(prefix = "/api", endpoint = "library/save")]
pub async fn save(material: i64, lock: i32, #[server(default)] more: String, #[server(flatten)] draft: MaterialDraft) -> Result<Done, ApiError> {
    let draft = match more.strip_prefix("remove-").and_then(|at| at.parse().ok()) {
        Some(at) => draft.without_outcome(at),
        None => draft,
    };
    let (mut fields, page) = (kept(&draft), format!("/library/{material}/edit"));
    fields.push(("lock", lock.to_string()));
    if more == "preview" {
        return submit_preview("save", page, fields, draft.description).await;
    }
    if !more.is_empty() {
        return submit_again("save", page, fields);
    }
    let verb = move |cx| async move { materials::save(&cx, MaterialId(material), draft, lock).await };
    submit("save", page.clone(), fields, verb, |_, _| format!("{page}?saved=1#publish")).await
}

/// Saves in the background for a script; gives the next lock.
#[server(prefix = "/api", endpoint = "library/keep")]
pub async fn keep(material: i64, lock: i32, #[server(flatten)] draft: MaterialDraft) -> Result<i32, ApiError> {
    in_background(move |cx| async move { materials::save(&cx, MaterialId(material), draft, lock).await }).await
}

#[server(prefix = "/api", endpoint = "library/publish")]
pub async fn publish(material: i64, #[server(default)] changelog: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/edit");
    let fields = vec![("changelog", changelog.clone())];
    let verb = move |cx| async move { materials::publish(&cx, MaterialId(material), &changelog).await };
    submit("publish", page, fields, verb, move |_, _| format!("/library/{material}?published=1")).await
}

#[server(prefix = "/api", endpoint = "library/detach")]
pub async fn detach(material: i64, file: i64) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/edit");
    let verb = move |cx| async move { files::detach(&cx, MaterialId(material), FileId(file)).await };
    submit("detach", page.clone(), Vec::new(), verb, |_, taken| Next::undoable(format!("{page}#files"), "file", taken.undo)).await
}

#[server(prefix = "/api", endpoint = "library/move_file")]
pub async fn move_file(material: i64, file: i64) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/edit");
    let verb = move |cx| async move { files::move_file(&cx, MaterialId(material), FileId(file)).await };
    submit("detach", page.clone(), Vec::new(), verb, |_, ()| format!("{page}#files")).await
}

#[server(prefix = "/api", endpoint = "library/retire")]
pub async fn retire(material: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}");
    let fields = vec![("reason", reason.clone())];
    let verb = move |cx| async move { materials::retire(&cx, MaterialId(material), &reason).await };
    submit("retire", page.clone(), fields, verb, move |_, ()| Next::undoable(page, "retired", material)).await
}

#[server(prefix = "/api", endpoint = "library/unretire")]
pub async fn unretire(material: i64) -> Result<Done, ApiError> {
    let page = format!("/library/{material}");
    let verb = move |cx| async move { materials::unretire(&cx, MaterialId(material)).await };
    submit("unretire", page.clone(), Vec::new(), verb, |_, ()| Next::came_back(page)).await
}

#[server(prefix = "/api", endpoint = "library/restore")]
pub async fn restore(material: i64, number: i32) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/versions");
    let verb = move |cx| async move { materials::restore(&cx, MaterialId(material), number).await };
    submit("restore", page, Vec::new(), verb, move |_, ()| format!("/library/{material}/edit?restored={number}")).await
}

/// Makes drafts of what was read.
#[server(prefix = "/api", endpoint = "library/make_drafts")]
pub async fn make_drafts(import: i64) -> Result<Done, ApiError> {
    let page = format!("/library/imports/{import}");
    let verb = move |cx| async move { imports::make_drafts(&cx, ImportId(import)).await };
    submit("make_drafts", page.clone(), Vec::new(), verb, |_, _| page).await
}

/// Reads a table once more; `charset` is the name of how its letters are written.
#[server(prefix = "/api", endpoint = "library/reread_table")]
pub async fn reread_table(import: i64, charset: String) -> Result<Done, ApiError> {
    let page = format!("/library/imports/{import}");
    let fields = vec![("charset", charset.clone())];
    let verb = move |cx| async move { imports::reread_table(&cx, ImportId(import), &charset).await };
    submit("reread_table", page.clone(), fields, verb, |_, ()| page).await
}

/// Begins an adaptation, or a translation where a language is given.
#[server(prefix = "/api", endpoint = "library/remix")]
pub async fn remix(material: i64, #[server(default)] also: String, #[server(default)] language: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/remix");
    let fields = vec![("also", also.clone()), ("language", language.clone())];
    let translation = Some(language).filter(|language| !language.is_empty());
    let verb = move |cx: Cx| async move {
        let sources = std::iter::once(MaterialId(material)).chain(materials::named(&cx, &also)?).collect();
        materials::remix(&cx, materials::Remix { sources, translation }).await
    };
    submit("remix", page, fields, verb, |_, id| format!("/library/{id}/edit")).await
}

#[server(prefix = "/api", endpoint = "library/invite_author")]
pub async fn invite_author(material: i64, #[server(default)] handle: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/edit");
    let fields = vec![("handle", handle.clone())];
    let verb = move |cx| async move { materials::invite_author(&cx, MaterialId(material), &handle).await };
    submit("invite_author", page.clone(), fields, verb, |_, ()| format!("{page}#authors")).await
}

#[server(prefix = "/api", endpoint = "library/withdraw_author")]
pub async fn withdraw_author(material: i64, member: i64) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/edit");
    let verb = move |cx| async move { materials::withdraw_invitation(&cx, MaterialId(material), MemberId(member)).await };
    submit("invite_author", page.clone(), Vec::new(), verb, |_, taken| Next::undoable(format!("{page}#authors"), "author", taken.undo)).await
}

#[server(prefix = "/api", endpoint = "library/move_author")]
pub async fn move_author(material: i64, member: i64) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/edit");
    let verb = move |cx| async move { materials::move_author(&cx, MaterialId(material), MemberId(member)).await };
    submit("invite_author", page.clone(), Vec::new(), verb, |_, ()| format!("{page}#authors")).await
}

#[server(prefix = "/api", endpoint = "library/leave")]
pub async fn leave(material: i64) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/edit");
    let verb = move |cx| async move { materials::leave(&cx, MaterialId(material)).await };
    submit("invite_author", page, Vec::new(), verb, |_, taken| Next::undoable("/library/mine".to_owned(), "left-resource", taken.undo)).await
}

/// `answer` is `accept` or `decline`.
#[server(prefix = "/api", endpoint = "library/answer_invitation")]
pub async fn answer_invitation(material: i64, answer: String) -> Result<Done, ApiError> {
    let accept = answer == "accept";
    let verb = move |cx| async move { materials::answer_invitation(&cx, MaterialId(material), accept).await };
    let then = move |_: &Visit, declined: Option<Taken>| match declined {
        None => Next::from(format!("/library/{material}/edit")),
        Some(taken) => Next::undoable("/library/mine".to_owned(), "declined", taken.undo),
    };
    submit("answer_invitation", "/library/mine".to_owned(), Vec::new(), verb, then).await
}
