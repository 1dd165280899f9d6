//! Answers of these two addresses: always a redirect, so that codes do not stay in the address bar, or a plain status.

use super::{
    provider::{Fault, Provider},
    start,
};
use crate::logs::Escaped;
use app::kit::{Query, Visit, carry_out as run, headers_of};
use axum::response::{IntoResponse, Response};
use domain::{Cx, identities::Refusal};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use model::Problem;
use std::future::Future;

/// Runs a verb to its end even if the browser hangs up.
pub async fn carry_out<T, F>(visit: &Visit, verb: impl FnOnce(Cx) -> F + Send + 'static) -> Result<T, Problem>
where
    T: Send + 'static,
    F: Future<Output = domain::Result<T>> + Send + 'static,
{
    run(visit, verb).await
}

/// To the provider.
pub fn away(url: &str, cookies: impl FnOnce()) -> Response {
    let ((), headers) = headers_of(cookies);
    redirect(url, headers)
}

/// To a page of ours; `place` may set cookies.
pub fn go_on(place: impl FnOnce() -> String) -> Response {
    let (place, headers) = headers_of(place);
    redirect(app::kit::own_path(&place), headers)
}

pub fn refused(provider: &Provider, refusal: Refusal) -> Response {
    redirect(&start::refused(provider, refusal), HeaderMap::new())
}

/// The provider's fault, noted for who runs the site.
pub fn at_fault(provider: &Provider, fault: &Fault) -> Response {
    let why = fault.to_string();
    tracing::warn!(provider = provider.config.name, why = %Escaped(&why), "a provider could not be used");
    refused(provider, if matches!(fault, Fault::Untrusted(_)) { Refusal::Untrusted } else { Refusal::Unreachable })
}

/// A problem of a verb.
pub fn problem(visit: &Visit, provider: &Provider, problem: &Problem) -> Response {
    let settings = "/settings/identities";
    match problem {
        Problem::SignInFirst => redirect(&Query::of("/sign-in").with("next", settings).url(), HeaderMap::new()),
        Problem::ConfirmFirst => redirect(settings, HeaderMap::new()),
        Problem::Suspended => refused(provider, Refusal::Suspended),
        Problem::LinkOver => refused(provider, Refusal::Attempt),
        Problem::Forbidden => refused(provider, Refusal::SomebodyElse),
        _ => plain(visit, problem),
    }
}

fn plain(_: &Visit, problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let wait = match problem {
        Problem::TooMany { retry_after } => *retry_after,
        _ => 5,
    };
    (status, [(header::RETRY_AFTER, HeaderValue::from(wait))]).into_response()
}

pub fn nothing_here() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

pub fn broken() -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

fn redirect(to: &str, mut headers: HeaderMap) -> Response {
    let Ok(to) = HeaderValue::from_str(to) else { return broken() };
    headers.insert(header::LOCATION, to);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    (StatusCode::SEE_OTHER, headers).into_response()
}
