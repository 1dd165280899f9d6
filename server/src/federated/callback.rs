//! The way back.

use super::{
    COOKIE, Federation, PATIENCE, answer,
    exchange::exchange,
    provider::{Fault, Provider, untrusted},
};
use app::{
    accounts::api::come_in,
    kit::{Visit, set_cookie},
};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use domain::identities::{Arrival, Attempt, Outcome, Proved, Refusal, finish, take_attempt};
use std::sync::Arc;

pub async fn callback(State(federation): State<Federation>, Path(name): Path<String>, Extension(visit): Extension<Visit>) -> Response {
    let Some(provider) = federation.find(&name) else { return answer::nothing_here() };
    let attempt = match taken(&visit, name).await {
        Ok(Some(attempt)) => attempt,
        Ok(None) => return answer::refused(&provider, Refusal::Attempt),
        Err(problem) => return answer::problem(&visit, &provider, &problem),
    };
    if let Some(refusal) = told_off(&visit) {
        return answer::refused(&provider, refusal);
    }
    let asked = tokio::time::timeout(PATIENCE, ask(&provider, &visit, &attempt)).await;
    let proved = match asked.unwrap_or(Err(Fault::TooSlow)) {
        Ok(proved) => proved,
        Err(fault) => return answer::at_fault(&provider, &fault),
    };
    conclude(&visit, &provider, attempt, proved).await
}

/// The attempt is used up first, whatever comes of it.
async fn taken(visit: &Visit, name: String) -> Result<Option<Attempt>, model::Problem> {
    let (Some(state), Some(browser)) = (visit.query("state"), visit.cookie(COOKIE).map(str::to_owned)) else { return Ok(None) };
    answer::carry_out(visit, move |cx| async move { take_attempt(&cx, &name, &state, &browser).await }).await
}

/// Errors that the provider sends people back with (RFC 6749, 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6).
fn told_off(visit: &Visit) -> Option<Refusal> {
    Some(match visit.query("error")?.as_str() {
        "server_error" | "temporarily_unavailable" => Refusal::Unreachable,
        "access_denied" | "login_required" | "consent_required" | "interaction_required" | "account_selection_required" => Refusal::Cancelled,
        _ => Refusal::Untrusted,
    })
}

async fn ask(provider: &Arc<Provider>, visit: &Visit, attempt: &Attempt) -> Result<Proved, Fault> {
    let known = provider.known(visit.cx.now).await?;
    // Before the code goes anywhere: it may be of another provider (RFC 9207).
    match visit.query("iss") {
        Some(iss) if !provider.is_issuer(&iss) => return Err(untrusted("another issuer answered")),
        None if known.names_itself => return Err(untrusted("the issuer did not name itself")),
        _ => {}
    }
    let code = visit.query("code").ok_or_else(|| untrusted("no code"))?;
    exchange(provider, attempt, code, visit.cx.now).await
}

async fn conclude(visit: &Visit, provider: &Provider, attempt: Attempt, proved: Proved) -> Response {
    let arrival =
        Arrival { session: visit.token.clone().unwrap_or_default(), user_agent: visit.user_agent.clone(), language: visit.locale.code().to_owned() };
    let (next, purpose) = (attempt.next.clone(), attempt.purpose);
    let done = answer::carry_out(visit, move |cx| async move { finish(&cx, attempt, proved, arrival).await }).await;
    match done {
        Ok(Outcome::Entered(entered)) => answer::go_on(|| come_in(visit, entered, &next)),
        Ok(Outcome::Joined(entered)) => answer::go_on(|| come_in(visit, entered, if next == "/" { "/welcome" } else { &next })),
        Ok(Outcome::Linked) => answer::go_on(|| "/settings/identities?done=linked".to_owned()),
        Ok(Outcome::Confirmed { token }) => answer::go_on(|| {
            set_cookie(visit, visit.site.session_cookie, &token, 60, true);
            next
        }),
        Ok(Outcome::MailSent) => answer::go_on(|| format!("/sign-in/mail-sent?provider={}", provider.config.name)),
        Ok(Outcome::Refused(refusal)) => {
            tracing::info!(provider = provider.config.name, why = refusal.as_str(), purpose = purpose.as_str(), "nobody came in with a provider");
            answer::refused(provider, refusal)
        }
        Err(problem) => answer::problem(visit, provider, &problem),
    }
}
