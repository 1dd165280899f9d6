//! Forms of trust.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;
use model::{ReviewDraft, UseDraft};

#[cfg(feature = "ssr")]
use crate::kit::{Fields, Next, submit};
#[cfg(feature = "ssr")]
use domain::{Cx, trust};
#[cfg(feature = "ssr")]
use model::{BoardId, MaterialId, ReplyId, ReviewId, UseId};

/// Staff's form has a reason, one's own has none. `name` says which line of the page it stands at.
#[cfg(feature = "ssr")]
fn of_staff(name: &'static str, id: i64, reason: &str) -> Fields {
    vec![(name, id.to_string()), ("reason", reason.to_owned())]
}

#[server(prefix = "/api", endpoint = "trust/report_use")]
pub async fn report_use(material: i64, version: i32, #[server(flatten)] draft: UseDraft) -> Result<Done, ApiError> {
    let fields = vec![("draft", serde_json::to_string(&draft).unwrap_or_default()), ("body", draft.note.clone()), ("version", version.to_string())];
    let verb = move |cx| async move { trust::report_use(&cx, MaterialId(material), version, draft).await };
    submit("report_use", format!("/library/{material}/use"), fields, verb, move |_, id| format!("/library/{material}/uses#use-{id}")).await
}

#[server(prefix = "/api", endpoint = "trust/remove_use")]
pub async fn remove_use(report: i64, material: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/uses?after={}", report.saturating_add(1));
    let fields = of_staff("report", report, &reason);
    let verb = move |cx: Cx| async move { trust::remove_use(&cx.because(&reason)?, UseId(report)).await };
    submit("remove_use", page, fields, verb, |_, taken| Next::undoable(format!("/library/{}/uses", taken.of), "use", taken.undo)).await
}

#[server(prefix = "/api", endpoint = "trust/remove_use_photo")]
pub async fn remove_use_photo(report: i64, material: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/uses?after={}", report.saturating_add(1));
    let fields = of_staff("report", report, &reason);
    let verb = move |cx: Cx| async move { trust::remove_use_photo(&cx.because(&reason)?, UseId(report)).await };
    submit("remove_use_photo", page, fields, verb, move |_, taken| {
        Next::undoable(format!("/library/{}/uses#use-{report}", taken.of), "photo", taken.undo)
    })
    .await
}

#[server(prefix = "/api", endpoint = "trust/review")]
pub async fn review(material: i64, version: i32, #[server(flatten)] draft: ReviewDraft) -> Result<Done, ApiError> {
    let fields =
        vec![("draft", serde_json::to_string(&draft).unwrap_or_default()), ("body", draft.overall.clone()), ("version", version.to_string())];
    let verb = move |cx| async move { trust::review(&cx, MaterialId(material), version, draft).await };
    submit("review", format!("/library/{material}/review"), fields, verb, move |_, id| format!("/library/{material}/reviews#review-{id}")).await
}

#[server(prefix = "/api", endpoint = "trust/remove_review")]
pub async fn remove_review(review: i64, material: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/reviews?after={}", review.saturating_add(1));
    let fields = of_staff("review", review, &reason);
    let verb = move |cx: Cx| async move { trust::remove_review(&cx.because(&reason)?, ReviewId(review)).await };
    submit("remove_review", page, fields, verb, |_, taken| Next::undoable(format!("/library/{}/reviews", taken.of), "review", taken.undo)).await
}

/// `review` is also told in the kept fields: the page shows the form at the review it is about.
#[server(prefix = "/api", endpoint = "trust/answer_review")]
pub async fn answer_review(review: i64, material: i64, #[server(default)] answer: String) -> Result<Done, ApiError> {
    let fields = vec![("answer", answer.clone()), ("body", answer.clone()), ("review", review.to_string())];
    let verb = move |cx| async move { trust::answer_review(&cx, ReviewId(review), &answer).await };
    submit("answer_review", format!("/library/{material}/reviews"), fields, verb, move |_, id| format!("/library/{id}/reviews#review-{review}")).await
}

/// Version 0 says that none did.
#[server(prefix = "/api", endpoint = "trust/mark_done")]
pub async fn mark_done(review: i64, material: i64, #[server(default)] version: i32) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/reviews");
    let verb = move |cx| async move { trust::mark_done(&cx, ReviewId(review), Some(version).filter(|version| *version != 0)).await };
    submit("mark_done", page, Vec::new(), verb, move |_, id| format!("/library/{id}/reviews#review-{review}")).await
}

#[server(prefix = "/api", endpoint = "trust/ask_review")]
pub async fn ask_review(material: i64, ask: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/care");
    let verb = move |cx| async move { trust::ask_review(&cx, MaterialId(material), ask == "yes").await };
    submit("ask_review", page.clone(), Vec::new(), verb, move |_, ()| format!("{page}?saved=1")).await
}

#[server(prefix = "/api", endpoint = "trust/set_due")]
pub async fn set_due(material: i64, #[server(default)] due: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/care");
    let fields = vec![("due", due.clone())];
    let verb = move |cx| async move { trust::set_due(&cx, MaterialId(material), &due).await };
    submit("set_due", page.clone(), fields, verb, move |_, ()| format!("{page}?saved=1")).await
}

#[server(prefix = "/api", endpoint = "trust/report_outdated")]
pub async fn report_outdated(material: i64, version: i32, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/outdated");
    let fields = vec![("reason", reason.clone()), ("body", reason.clone())];
    let verb = move |cx| async move { trust::report_outdated(&cx, MaterialId(material), version, &reason).await };
    submit("report_outdated", page.clone(), fields, verb, move |_, ()| format!("{page}?saved=1")).await
}

#[server(prefix = "/api", endpoint = "trust/answer_outdated")]
pub async fn answer_outdated(material: i64, #[server(default)] answer: String) -> Result<Done, ApiError> {
    let page = format!("/library/{material}/outdated");
    let fields = vec![("answer", answer.clone()), ("body", answer.clone())];
    let verb = move |cx| async move { trust::answer_outdated(&cx, MaterialId(material), &answer).await };
    submit("answer_outdated", page.clone(), fields, verb, move |_, ()| page).await
}

#[server(prefix = "/api", endpoint = "trust/discuss")]
pub async fn discuss(material: i64, board: i64, #[server(default)] body: String) -> Result<Done, ApiError> {
    let fields = vec![("body", body.clone()), ("board", board.to_string())];
    let verb = move |cx| async move { trust::discuss(&cx, MaterialId(material), BoardId(board), &body).await };
    submit("discuss", format!("/library/{material}/discuss"), fields, verb, |_, to| to).await
}

#[server(prefix = "/api", endpoint = "trust/make_from_reply")]
pub async fn make_from_reply(reply: i64, #[server(default)] title: String, #[server(default)] licence: String) -> Result<Done, ApiError> {
    let fields = vec![("title", title.clone()), ("licence", licence.clone())];
    let verb = move |cx| async move { trust::make_from_reply(&cx, ReplyId(reply), &title, &licence).await };
    submit("make_from_reply", format!("/replies/{reply}/resource"), fields, verb, |_, id| format!("/library/{id}/edit")).await
}

#[server(prefix = "/api", endpoint = "trust/ask_author")]
pub async fn ask_author(reply: i64) -> Result<Done, ApiError> {
    let page = format!("/replies/{reply}/resource");
    let verb = move |cx| async move { trust::ask_author(&cx, ReplyId(reply)).await };
    submit("ask_author", page.clone(), Vec::new(), verb, |_, ()| page).await
}

#[server(prefix = "/api", endpoint = "trust/decline")]
pub async fn decline(reply: i64) -> Result<Done, ApiError> {
    let page = format!("/replies/{reply}/resource");
    let verb = move |cx| async move { trust::decline(&cx, ReplyId(reply)).await };
    submit("decline", page.clone(), Vec::new(), verb, |_, ()| page).await
}
