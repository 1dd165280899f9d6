//! The way out. A link, because `form-action 'self'` keeps forms from leading to another site; it changes nothing but a row
//! that is gone in ten minutes.

use super::{
    COOKIE, Federation, PATIENCE, answer,
    provider::{Fault, Provider},
};
use crate::config::ProviderKind;
use app::kit::{Visit, own_path, set_short_cookie};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use domain::{
    identities::{Begun, Purpose, Refusal, Start, begin_attempt},
    tokens,
};
use http::HeaderMap;
use openidconnect::{
    CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
    core::{CoreAuthPrompt, CoreAuthenticationFlow},
};
use std::time::Duration;

pub async fn start(
    State(federation): State<Federation>,
    Path(name): Path<String>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
) -> Response {
    let Some(provider) = federation.find(&name) else { return answer::nothing_here() };
    if is_sent_by_others(&headers) {
        return answer::away("/sign-in", || {});
    }
    let purpose = match visit.query("purpose") {
        None => Purpose::SignIn,
        Some(text) => match Purpose::parse(&text) {
            Some(purpose) => purpose,
            None => return answer::nothing_here(),
        },
    };
    // Asked first: without it nobody can be sent there, and no attempt needs a row.
    let known = match tokio::time::timeout(PATIENCE, provider.known(visit.cx.now)).await.unwrap_or(Err(Fault::TooSlow)) {
        Ok(known) => known,
        Err(fault) => return answer::at_fault(&provider, &fault),
    };
    let Ok(browser) = browser(&visit) else { return answer::broken() };
    let wanted = Start {
        provider: name,
        purpose,
        next: own_path(&visit.query("next").unwrap_or_default()).to_owned(),
        browser: browser.clone(),
        session: visit.token.clone().unwrap_or_default(),
        key: visit.query("key").unwrap_or_default(),
        joining: visit.query("token").unwrap_or_default(),
        invitation: visit.query("invitation").unwrap_or_default(),
    };
    let begun = match answer::carry_out(&visit, move |cx| async move { begin_attempt(&cx, wanted).await }).await {
        Ok(begun) => begun,
        Err(problem) => return answer::problem(&visit, &provider, &problem),
    };
    match address(&provider, &known, begun, purpose) {
        Ok(url) => answer::away(&url, || set_short_cookie(&visit, COOKIE, &browser, 600)),
        Err(fault) => answer::at_fault(&provider, &fault),
    }
}

/// Whether a page of another site led here (W3C Fetch Metadata): whoever wants to come in decides that on a page of ours.
fn is_sent_by_others(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site" || site == "same-site")
}

/// One value for all tabs of a browser, so that a second tab does not undo the first.
fn browser(visit: &Visit) -> domain::Result<String> {
    match visit.cookie(COOKIE) {
        Some(value) if value.len() == 43 => Ok(value.to_owned()),
        _ => tokens::random(),
    }
}

fn address(provider: &Provider, known: &super::provider::Known, begun: Begun, purpose: Purpose) -> Result<String, Fault> {
    let client = provider.client(known)?;
    let Begun { state, nonce, verifier } = begun;
    let scopes = provider.config.scopes.iter().filter(|scope| *scope != "openid").cloned().map(Scope::new);
    let mut request =
        client.authorize_url(CoreAuthenticationFlow::AuthorizationCode, || CsrfToken::new(state), || Nonce::new(nonce)).add_scopes(scopes);
    if provider.takes_pkce() {
        request = request.set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier)));
    }
    if purpose == Purpose::Reauthenticate {
        request = match provider.config.kind {
            ProviderKind::Linkedin => request,
            // Google knows no other way to show itself.
            ProviderKind::Google => request.add_prompt(CoreAuthPrompt::SelectAccount),
            // See `Provider::proves_anew`.
            _ => request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO),
        };
    }
    Ok(request.url().0.to_string())
}

/// The page that says why not.
pub(super) fn refused(provider: &Provider, refusal: Refusal) -> String {
    format!("/sign-in/refused?why={}&provider={}", refusal.as_str(), provider.config.name)
}
