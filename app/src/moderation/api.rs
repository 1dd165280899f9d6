//! Forms of reports and of what comes of them.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::{Next, submit};
#[cfg(feature = "ssr")]
use domain::{
    Cx,
    moderation::{self, Outcome},
    reporting,
};
#[cfg(feature = "ssr")]
use model::{
    MemberId, Problem, ReplyId, SubjectKind,
    staff::{ReportDraft, SuspensionDraft},
};

/// `of` is `post`, `member`, `resource`, `collection`, `review` or `use`, `id` the number of it.
#[server(prefix = "/api", endpoint = "moderation/report")]
pub async fn report(of: String, id: i64, #[server(default)] kind: String, #[server(default)] note: String) -> Result<Done, ApiError> {
    let page = format!("/report/{of}/{id}");
    let fields = vec![("kind", kind.clone()), ("note", note.clone())];
    let verb = move |cx: Cx| async move {
        let of = SubjectKind::parse(&of).ok_or(Problem::Malformed)?.of(id);
        reporting::report(&cx, of, ReportDraft { kind, note }).await
    };
    submit("report", page, fields, verb, |_, ()| "/report/done".to_owned()).await
}

/// `outcome` is `dismissed` or `settled`.
#[server(prefix = "/api", endpoint = "moderation/close_case")]
pub async fn close_case(of: String, id: i64, outcome: String, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let page = format!("/moderation/case/{of}/{id}");
    let fields = vec![("outcome", outcome.clone()), ("reason", reason.clone())];
    let verb = move |cx: Cx| async move {
        let of = SubjectKind::parse(&of).ok_or(Problem::Malformed)?.of(id);
        let outcome = Outcome::parse(&outcome).ok_or(Problem::Malformed)?;
        moderation::close_case(&cx.because(&reason)?, of, outcome).await
    };
    submit("close_case", page, fields, verb, |_, ()| "/moderation?done=1".to_owned()).await
}

#[server(prefix = "/api", endpoint = "moderation/hide_post")]
pub async fn hide_post(reply: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let page = format!("/moderation/case/post/{reply}");
    let (fields, back) = (vec![("reason", reason.clone())], page.clone());
    let verb = move |cx: Cx| async move { reporting::hide_post(&cx.because(&reason)?, ReplyId(reply)).await };
    submit("hide_post", page, fields, verb, move |_, ()| Next::undoable(back, "hidden", reply)).await
}

#[server(prefix = "/api", endpoint = "moderation/restore_post")]
pub async fn restore_post(reply: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let page = format!("/moderation/case/post/{reply}");
    let (fields, back) = (vec![("reason", reason.clone())], page.clone());
    let verb = move |cx: Cx| async move { reporting::restore_post(&cx.because(&reason)?, ReplyId(reply)).await };
    submit("restore_post", page, fields, verb, move |_, ()| Next::came_back(back)).await
}

/// `term` is a number of days the form offers, or `lifted`.
#[server(prefix = "/api", endpoint = "moderation/suspend")]
pub async fn suspend(member: i64, #[server(default)] term: String, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let page = format!("/moderation/suspend/{member}");
    let fields = vec![("term", term.clone()), ("reason", reason.clone())];
    let draft = SuspensionDraft { term, reason };
    let verb = move |cx: Cx| async move { moderation::suspend(&cx, MemberId(member), draft).await };
    submit("suspend", page.clone(), fields, verb, move |_, ()| page).await
}

#[server(prefix = "/api", endpoint = "moderation/lift_suspension")]
pub async fn lift_suspension(member: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let page = format!("/moderation/suspend/{member}");
    let fields = vec![("reason", reason.clone())];
    let verb = move |cx: Cx| async move { moderation::lift_suspension(&cx.because(&reason)?, MemberId(member)).await };
    submit("lift_suspension", page.clone(), fields, verb, move |_, ()| page).await
}
