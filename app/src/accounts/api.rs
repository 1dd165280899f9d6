//! Forms of accounts.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::{Query, clear_cookie, forget_storage, lead, set_cookie, set_short_cookie, submit, visit};
#[cfg(feature = "ssr")]
use domain::accounts;
#[cfg(feature = "ssr")]
use model::{SignInDraft, SignUpDraft};

#[server(prefix = "/api", endpoint = "accounts/sign_up")]
pub async fn sign_up(name: String, email: String, password: String, #[server(default)] invitation: String) -> Result<Done, ApiError> {
    let visit = visit().ok_or(ApiError::Unreachable)?;
    let fields = vec![("name", name.clone()), ("email", email.clone()), ("invitation", invitation.clone())];
    let (draft, language) = (SignUpDraft { name, email, password }, visit.locale.code());
    let plain = invitation.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    let back = if invitation.is_empty() || !plain { "/sign-up".to_owned() } else { format!("/join/{invitation}") };
    let verb = move |cx| async move { accounts::sign_up(&cx, draft, language, &invitation).await };
    submit("sign_up", back, fields, verb, |_, ()| "/sign-up/sent".to_owned()).await
}

#[server(prefix = "/api", endpoint = "accounts/sign_in")]
pub async fn sign_in(email: String, password: String, #[server(default)] next: String) -> Result<Done, ApiError> {
    let visit = visit().ok_or(ApiError::Unreachable)?;
    let fields = vec![("email", email.clone())];
    let back = Query::of("/sign-in").with("next", &next).url();
    let (draft, wanted) = (SignInDraft { email, password }, next.clone());
    let verb = move |cx| async move { accounts::sign_in(&cx, draft, &visit.user_agent, &wanted).await };
    submit("sign_in", back, fields, verb, move |visit, entered| come_in(visit, entered, &next)).await
}

#[server(prefix = "/api", endpoint = "accounts/sign_out")]
pub async fn sign_out() -> Result<Done, ApiError> {
    let token = visit().and_then(|visit| visit.token);
    let verb = move |cx| async move {
        match token {
            Some(token) => accounts::sign_out(&cx, &token).await,
            None => Ok(()),
        }
    };
    submit("sign_out", "/".to_owned(), Vec::new(), verb, |visit, ()| {
        clear_cookie(visit, visit.site.session_cookie);
        forget_storage();
        "/".to_owned()
    })
    .await
}

#[server(prefix = "/api", endpoint = "accounts/change_settings")]
pub async fn change_settings(language: String) -> Result<Done, ApiError> {
    let fields = vec![("language", language.clone())];
    let draft = accounts::SettingsDraft { language };
    let verb = move |cx| async move { accounts::change_settings(&cx, draft).await };
    submit("change_settings", "/settings".to_owned(), fields, verb, |_, ()| "/settings?saved=1".to_owned()).await
}

#[cfg(feature = "ssr")]
const YEAR_SECONDS: i64 = 365 * 86_400;

/// Language and theme of this browser; for members the language of their settings wins.
#[server(prefix = "/api", endpoint = "accounts/choose_appearance")]
pub async fn choose_appearance(
    #[server(default)] language: Option<String>,
    #[server(default)] theme: Option<String>,
    #[server(default)] back: String,
) -> Result<Done, ApiError> {
    let visit = visit().ok_or(ApiError::Unreachable)?;
    if let Some(locale) = language.as_deref().and_then(domain::Locale::parse) {
        set_short_cookie(&visit, "lang", locale.code(), YEAR_SECONDS);
    }
    if let Some(theme) = theme.filter(|theme| ["system", "light", "dark"].contains(&theme.as_str())) {
        set_short_cookie(&visit, "theme", &theme, YEAR_SECONDS);
    }
    lead(&back)
}

/// Sets the cookie of a session, or of the step before it, and says where to go.
#[cfg(feature = "ssr")]
pub fn come_in(visit: &crate::kit::Visit, entered: accounts::Entered, next: &str) -> String {
    match entered {
        accounts::Entered::In(signed_in) => {
            set_cookie(visit, visit.site.session_cookie, &signed_in.token, 60, true);
            set_short_cookie(visit, "device", &signed_in.device, 365 * 86_400);
            if next.is_empty() { "/".to_owned() } else { next.to_owned() }
        }
        accounts::Entered::Waits => "/sign-up/waiting".to_owned(),
        accounts::Entered::Half { token } => {
            set_short_cookie(visit, "half", &token, 600);
            "/sign-in/code".to_owned()
        }
    }
}
