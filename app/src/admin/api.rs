//! Forms of the admin area.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;
use model::site::BoardDraft;

#[cfg(feature = "ssr")]
use crate::{
    accounts::api::come_in,
    kit::{Fields, Query, submit, visit},
};
#[cfg(feature = "ssr")]
use domain::{
    Cx,
    accounts::{self, Entered},
    admin, erasing, organisations, site,
};
#[cfg(feature = "ssr")]
use model::{
    BoardId, JoiningId, MemberId, OrganisationId, SignUpDraft,
    site::{PrivacyNotice, SettingsOfSiteDraft},
};

#[server(prefix = "/api", endpoint = "admin/change_role")]
pub async fn change_role(member: i64, #[server(default)] role: String, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("role", role.clone()), ("reason", reason.clone())];
    on_person("change_role", member, fields, move |cx| async move { admin::change_role(&cx.because(&reason)?, MemberId(member), &role).await }).await
}

#[server(prefix = "/api", endpoint = "admin/end_sessions")]
pub async fn end_sessions(member: i64) -> Result<Done, ApiError> {
    on_person("end_sessions", member, Vec::new(), move |cx| async move { admin::end_sessions(&cx, MemberId(member)).await }).await
}

#[server(prefix = "/api", endpoint = "admin/remove_factor")]
pub async fn remove_factor(member: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("reason", reason.clone())];
    on_person("remove_factor", member, fields, move |cx| async move { admin::remove_factor(&cx.because(&reason)?, MemberId(member)).await }).await
}

#[server(prefix = "/api", endpoint = "admin/erase_member")]
pub async fn erase_member(member: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("reason", reason.clone())];
    on_person("erase_member", member, fields, move |cx| async move { erasing::erase_member(&cx.because(&reason)?, MemberId(member)).await }).await
}

#[cfg(feature = "ssr")]
async fn on_person<F>(form: &'static str, member: i64, fields: Fields, verb: impl FnOnce(Cx) -> F + Send + 'static) -> Result<Done, ApiError>
where
    F: Future<Output = domain::Result<()>> + Send + 'static,
{
    let page = format!("/admin/people/{member}");
    let done = format!("{page}?done=1");
    submit(form, page, fields, verb, move |_, ()| done).await
}

#[server(prefix = "/api", endpoint = "admin/approve_joining")]
pub async fn approve_joining(joining: i64) -> Result<Done, ApiError> {
    let verb = move |cx: Cx| async move { admin::approve_joining(&cx, JoiningId(joining)).await };
    submit("approve_joining", "/admin/joinings".to_owned(), Vec::new(), verb, |_, ()| "/admin/joinings?done=1".to_owned()).await
}

#[server(prefix = "/api", endpoint = "admin/reject_joining")]
pub async fn reject_joining(joining: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("joining", joining.to_string()), ("reason", reason.clone())];
    let verb = move |cx: Cx| async move { admin::reject_joining(&cx.because(&reason)?, JoiningId(joining)).await };
    submit("reject_joining", "/admin/joinings".to_owned(), fields, verb, |_, ()| "/admin/joinings?done=1".to_owned()).await
}

#[server(prefix = "/api", endpoint = "admin/approve_organisation")]
pub async fn approve_organisation(organisation: i64) -> Result<Done, ApiError> {
    let verb = move |cx: Cx| async move { organisations::approve_organisation(&cx, OrganisationId(organisation)).await };
    submit("approve_organisation", "/admin/organisations".to_owned(), Vec::new(), verb, |_, ()| "/admin/organisations?done=1".to_owned()).await
}

#[server(prefix = "/api", endpoint = "admin/reject_organisation")]
pub async fn reject_organisation(organisation: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("organisation", organisation.to_string()), ("reason", reason.clone())];
    let verb = move |cx: Cx| async move { organisations::reject_organisation(&cx, OrganisationId(organisation), &reason).await };
    submit("reject_organisation", "/admin/organisations".to_owned(), fields, verb, |_, ()| "/admin/organisations?done=1".to_owned()).await
}

/// `board` is the number of the board, or 0 for a new one.
#[server(prefix = "/api", endpoint = "admin/save_board")]
pub async fn save_board(#[server(default)] board: i64, #[server(flatten)] draft: BoardDraft) -> Result<Done, ApiError> {
    let fields = board_fields(&draft);
    let page = if board == 0 { "/admin/boards/new".to_owned() } else { format!("/admin/boards/{board}") };
    let verb = move |cx: Cx| async move {
        if board == 0 { admin::create_board(&cx, draft).await.map(drop) } else { admin::edit_board(&cx, BoardId(board), draft).await }
    };
    submit("save_board", page, fields, verb, |_, ()| "/admin/boards?done=1".to_owned()).await
}

#[cfg(feature = "ssr")]
fn board_fields(draft: &BoardDraft) -> Fields {
    let BoardDraft { name, slug, description, language, country, colour, icon, audience, news } = draft.clone();
    vec![
        ("name", name),
        ("slug", slug),
        ("description", description),
        ("language", language),
        ("country", country),
        ("colour", colour),
        ("icon", icon),
        ("audience", audience),
        ("news", if news { "on" } else { "" }.to_owned()),
    ]
}

/// `change` is `up`, `down`, `archive` or `reopen`.
#[server(prefix = "/api", endpoint = "admin/change_board")]
pub async fn change_board(board: i64, change: String) -> Result<Done, ApiError> {
    let verb = move |cx: Cx| async move {
        match change.as_str() {
            "up" | "down" => admin::move_board(&cx, BoardId(board), change == "up").await,
            "archive" | "reopen" => admin::archive_board(&cx, BoardId(board), change == "archive").await,
            _ => Err(model::Problem::Malformed.into()),
        }
    };
    submit("change_board", "/admin/boards".to_owned(), Vec::new(), verb, |_, ()| "/admin/boards?done=1".to_owned()).await
}

#[server(prefix = "/api", endpoint = "admin/change_settings")]
pub async fn change_settings(
    sign_up: String,
    #[server(default)] support: String,
    #[server(default)] days: String,
    #[server(default)] controller: String,
    #[server(default)] privacy_contact: String,
    #[server(default)] officer: String,
    #[server(default)] processors: String,
) -> Result<Done, ApiError> {
    let fields = vec![
        ("sign_up", sign_up.clone()),
        ("support", support.clone()),
        ("days", days.clone()),
        ("controller", controller.clone()),
        ("privacy_contact", privacy_contact.clone()),
        ("officer", officer.clone()),
        ("processors", processors.clone()),
    ];
    let privacy = PrivacyNotice { controller, contact: privacy_contact, officer, processors };
    let draft = SettingsOfSiteDraft { sign_up, support, audit_days: days, privacy };
    let verb = move |cx: Cx| async move { site::change_settings(&cx, draft).await };
    submit("change_site_settings", "/admin/settings".to_owned(), fields, verb, |_, ()| "/admin/settings?done=1".to_owned()).await
}

#[server(prefix = "/api", endpoint = "admin/test_mail")]
pub async fn test_mail() -> Result<Done, ApiError> {
    let verb = move |cx: Cx| async move { admin::send_test_mail(&cx).await };
    submit("test_mail", "/admin/system".to_owned(), Vec::new(), verb, |_, posted| Query::of("/admin/system").with("mail", posted.as_str()).url())
        .await
}

#[server(prefix = "/api", endpoint = "admin/retry_news")]
pub async fn retry_news(news: i64) -> Result<Done, ApiError> {
    let verb = move |cx: Cx| async move { admin::retry_news(&cx, news).await };
    submit("retry_news", "/admin/system".to_owned(), Vec::new(), verb, |_, ()| "/admin/system?news=retried".to_owned()).await
}

#[server(prefix = "/api", endpoint = "admin/retry_all_news")]
pub async fn retry_all_news() -> Result<Done, ApiError> {
    let verb = move |cx: Cx| async move { admin::retry_all_news(&cx).await };
    submit("retry_all_news", "/admin/system".to_owned(), Vec::new(), verb, |_, _| "/admin/system?news=retried".to_owned()).await
}

#[server(prefix = "/api", endpoint = "admin/drop_news")]
pub async fn drop_news(news: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("news", news.to_string()), ("reason", reason.clone())];
    let verb = move |cx: Cx| async move { admin::drop_news(&cx.because(&reason)?, news).await };
    submit("drop_news", "/admin/system".to_owned(), fields, verb, |_, ()| "/admin/system?news=dropped".to_owned()).await
}

/// The first admin; `token` is the link's in the log.
#[server(prefix = "/api", endpoint = "admin/set_up")]
pub async fn set_up(token: String, name: String, email: String, password: String) -> Result<Done, ApiError> {
    let visit = visit().ok_or(ApiError::Unreachable)?;
    let (page, fields) = (format!("/setup/{token}"), vec![("name", name.clone()), ("email", email.clone())]);
    let (draft, language) = (SignUpDraft { name, email, password }, visit.locale.code());
    let verb = move |cx: Cx| async move { accounts::set_up(&cx, &token, draft, language, &visit.user_agent).await };
    submit("set_up", page, fields, verb, |visit, signed_in| come_in(visit, Entered::In(signed_in), "/settings/security")).await
}
