//! Forms that let in, change or guard an account.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::api::come_in;
#[cfg(feature = "ssr")]
use crate::kit::{Query, Question, Visit, ask_first, clear_short_cookie, is_unsure, set_cookie, set_short_cookie, submit, visit};
#[cfg(feature = "ssr")]
use domain::accounts;

#[server(prefix = "/api", endpoint = "accounts/confirm_joining")]
pub async fn confirm_joining(token: String, password: String) -> Result<Done, ApiError> {
    let visit = visit().ok_or(ApiError::Unreachable)?;
    let back = Query::of("/join/confirm").with("token", &token).url();
    let verb = move |cx| async move { accounts::confirm_joining(&cx, &token, &password, &visit.user_agent).await };
    submit("confirm_joining", back, Vec::new(), verb, |visit, entered| come_in(visit, entered, "/welcome")).await
}

#[server(prefix = "/api", endpoint = "accounts/enter_code")]
pub async fn enter_code(code: String) -> Result<Done, ApiError> {
    let visit = visit().ok_or(ApiError::Unreachable)?;
    let token = visit.cookie("half").unwrap_or_default().to_owned();
    let verb = move |cx| async move { accounts::enter_code(&cx, &token, &code, &visit.user_agent).await };
    submit("enter_code", "/sign-in/code".to_owned(), Vec::new(), verb, |visit, (signed_in, next)| {
        clear_short_cookie(visit, "half");
        come_in(visit, accounts::Entered::In(signed_in), &next)
    })
    .await
}

#[server(prefix = "/api", endpoint = "accounts/ask_reset")]
pub async fn ask_reset(email: String) -> Result<Done, ApiError> {
    let fields = vec![("email", email.clone())];
    let verb = move |cx| async move { accounts::ask_reset(&cx, &email).await };
    submit("ask_reset", "/reset".to_owned(), fields, verb, |_, ()| "/reset/sent".to_owned()).await
}

#[server(prefix = "/api", endpoint = "accounts/reset_password")]
pub async fn reset_password(token: String, password: String) -> Result<Done, ApiError> {
    let back = Query::of("/reset/new").with("token", &token).url();
    let verb = move |cx| async move { accounts::reset_password(&cx, &token, &password).await };
    submit("reset_password", back, Vec::new(), verb, |_, linked| {
        if linked { "/sign-in?reset=1&next=/settings/identities" } else { "/sign-in?reset=1" }.to_owned()
    })
    .await
}

#[server(prefix = "/api", endpoint = "accounts/confirm_identity")]
pub async fn confirm_identity(
    #[server(default)] password: String,
    #[server(default)] code: String,
    #[server(default)] next: String,
) -> Result<Done, ApiError> {
    let back = Query::of("/confirm").with("next", &next).url();
    let token = visit().and_then(|visit| visit.token).unwrap_or_default();
    let verb = move |cx| async move { accounts::confirm_identity(&cx, &password, &code, &token).await };
    submit("confirm_identity", back, Vec::new(), verb, move |visit, fresh| {
        keep_session(visit, &fresh);
        if next.is_empty() { "/settings/security".to_owned() } else { next }
    })
    .await
}

#[server(prefix = "/api", endpoint = "accounts/change_password")]
pub async fn change_password(#[server(default)] current: String, password: String) -> Result<Done, ApiError> {
    let token = visit().and_then(|visit| visit.token).unwrap_or_default();
    let verb = move |cx| async move { accounts::change_password(&cx, &current, &password, &token).await };
    submit("change_password", "/settings/security/password".to_owned(), Vec::new(), verb, |_, ()| SAVED.to_owned()).await
}

#[server(prefix = "/api", endpoint = "accounts/change_email")]
pub async fn change_email(email: String) -> Result<Done, ApiError> {
    let fields = vec![("email", email.clone())];
    let verb = move |cx| async move { accounts::change_email(&cx, &email).await };
    submit("change_email", "/settings/security/email".to_owned(), fields, verb, |_, ()| "/settings/security?done=mail".to_owned()).await
}

#[server(prefix = "/api", endpoint = "accounts/confirm_email")]
pub async fn confirm_email(token: String) -> Result<Done, ApiError> {
    let back = Query::of("/email/confirm").with("token", &token).url();
    let verb = move |cx| async move { accounts::confirm_email(&cx, &token).await };
    submit("confirm_email", back, Vec::new(), verb, |_, ()| "/settings/security?done=email".to_owned()).await
}

#[server(prefix = "/api", endpoint = "accounts/end_session")]
pub async fn end_session(session: String) -> Result<Done, ApiError> {
    let verb = move |cx| async move { accounts::end_session(&cx, &session).await };
    submit("end_session", SECURITY.to_owned(), Vec::new(), verb, |_, ()| SAVED.to_owned()).await
}

#[server(prefix = "/api", endpoint = "accounts/end_other_sessions")]
pub async fn end_other_sessions() -> Result<Done, ApiError> {
    let token = visit().and_then(|visit| visit.token).unwrap_or_default();
    let verb = move |cx| async move { accounts::end_other_sessions(&cx, &token).await };
    submit("end_other_sessions", SECURITY.to_owned(), Vec::new(), verb, |_, ()| SAVED.to_owned()).await
}

#[server(prefix = "/api", endpoint = "accounts/begin_factor")]
pub async fn begin_factor() -> Result<Done, ApiError> {
    let verb = |cx| async move { accounts::begin_factor(&cx).await };
    submit("begin_factor", FACTOR.to_owned(), Vec::new(), verb, |_, ()| FACTOR.to_owned()).await
}

#[server(prefix = "/api", endpoint = "accounts/confirm_factor")]
pub async fn confirm_factor(code: String) -> Result<Done, ApiError> {
    let token = visit().and_then(|visit| visit.token).unwrap_or_default();
    let verb = move |cx: domain::Cx| async move {
        let (fresh, codes) = accounts::confirm_factor(&cx, &code, &token).await?;
        Ok((fresh, accounts::seal_codes(&cx, &codes)?))
    };
    submit("confirm_factor", FACTOR.to_owned(), Vec::new(), verb, |visit, (fresh, codes)| {
        keep_session(visit, &fresh);
        show_codes(visit, &codes)
    })
    .await
}

#[server(prefix = "/api", endpoint = "accounts/new_codes")]
pub async fn new_codes() -> Result<Done, ApiError> {
    let verb = |cx: domain::Cx| async move { accounts::seal_codes(&cx, &accounts::new_codes(&cx).await?) };
    submit("new_codes", SECURITY.to_owned(), Vec::new(), verb, |visit, codes| show_codes(visit, &codes)).await
}

#[server(prefix = "/api", endpoint = "accounts/drop_factor")]
pub async fn drop_factor(#[server(default)] sure: String) -> Result<Done, ApiError> {
    if is_unsure(&sure) {
        let text = visit().map(|visit| visit.locale.text("sure-factor")).unwrap_or_default();
        let question = Question { verb: "accounts/drop_factor", text, button: "security-factor-remove", back: SECURITY.to_owned() };
        return ask_first("drop_factor", Vec::new(), question);
    }
    let verb = |cx| async move { accounts::drop_factor(&cx).await };
    submit("drop_factor", SECURITY.to_owned(), Vec::new(), verb, |_, ()| SAVED.to_owned()).await
}

#[cfg(feature = "ssr")]
const SECURITY: &str = "/settings/security";
#[cfg(feature = "ssr")]
const SAVED: &str = "/settings/security?done=saved";
#[cfg(feature = "ssr")]
const FACTOR: &str = "/settings/security/factor";

#[cfg(feature = "ssr")]
fn keep_session(visit: &Visit, token: &str) {
    set_cookie(visit, visit.site.session_cookie, token, 60, true);
}

/// The codes travel sealed, for one page and five minutes.
#[cfg(feature = "ssr")]
fn show_codes(visit: &Visit, sealed: &str) -> String {
    set_short_cookie(visit, "codes", sealed, 300);
    "/settings/security/codes".to_owned()
}
