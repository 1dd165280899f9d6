//! Carrying out a form: the verb runs in a task of its own, the answer is a redirect, or the same page with what was
//! typed and what is wrong.

use super::{ApiError, Done, Kept, Next, Visit, ask_first, visit};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts};
use domain::{Cx, Failure};
use leptos::prelude::{Owner, provide_context, use_context};
use leptos_axum::ResponseOptions;
use model::Problem;
use std::{
    future::Future,
    sync::{Arc, Mutex},
};

/// The fields of a form, to be shown again if it is refused. Never a password.
pub type Fields = Vec<(&'static str, String)>;

/// The page to show instead of an answer.
#[derive(Clone, Debug)]
pub struct Rerender {
    /// Path and query of the page that has the form.
    pub page: String,
    pub kept: Arc<Kept>,
}

/// A path that no page has. Rendering it with a refused [`Kept`] says why the form was refused.
pub const REFUSED: &str = "/refused";

/// Where a server function leaves a [`Rerender`] for the server to carry out.
#[derive(Clone, Debug, Default)]
pub struct Outcome(Arc<Mutex<Option<Rerender>>>);

impl Outcome {
    pub fn set(&self, rerender: Rerender) {
        if let Ok(mut place) = self.0.lock() {
            *place = Some(rerender);
        }
    }

    pub fn take(&self) -> Option<Rerender> {
        self.0.lock().ok().and_then(|mut place| place.take())
    }
}

pub(super) fn request() -> Result<(Visit, Option<Outcome>, bool), ApiError> {
    let parts = use_context::<Parts>().ok_or(ApiError::Unreachable)?;
    let html = parts.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("text/html"));
    Ok((visit().ok_or(ApiError::Unreachable)?, parts.extensions.get::<Outcome>().cloned(), html))
}

/// Runs a verb to its end even if the client hangs up: sqlx 0.9 poisons a pooled connection whose `BEGIN` is cancelled.
pub async fn run<T, F>(visit: &Visit, verb: impl FnOnce(Cx) -> F + Send + 'static) -> Result<T, Problem>
where
    T: Send + 'static,
    F: Future<Output = domain::Result<T>> + Send + 'static,
{
    if let Some(problem) = visit.fault.clone() {
        return Err(problem);
    }
    let cx = visit.cx.clone();
    let done = tokio::spawn(async move { verb(cx).await }).await.unwrap_or_else(|panic| Err(Failure::bug(panic)));
    done.map_err(|failure| {
        if let Failure::Bug(error) = &failure {
            tracing::error!(%error, "a verb failed");
        }
        failure.problem()
    })
}

/// Carries out the form `form` of page `page`. On success the person goes to what `then` says, or is asked what it asks.
pub async fn submit<T, F, N>(
    form: &'static str,
    page: String,
    fields: Fields,
    verb: impl FnOnce(Cx) -> F + Send + 'static,
    then: impl FnOnce(&Visit, T) -> N,
) -> Result<Done, ApiError>
where
    N: Into<Next>,
    T: Send + 'static,
    F: Future<Output = domain::Result<T>> + Send + 'static,
{
    let (visit, outcome, html) = request()?;
    match run(&visit, verb).await {
        Ok(value) => {
            let Next { to, offer, question } = then(&visit, value).into();
            if let Some(question) = question {
                return ask_first(form, fields, question);
            }
            if let Some(offer) = offer {
                offer.keep(&visit, own_path(&to));
            }
            Ok(redirect(&to, html))
        }
        Err(problem) => {
            let kept = Arc::new(Kept { form, fields, problem: Some(problem.clone()), ..Kept::default() });
            if let (true, Some(outcome)) = (html, outcome) {
                outcome.set(Rerender { page, kept });
            }
            Err(refuse(problem))
        }
    }
}

/// Runs a verb for a script and answers its value.
pub async fn answer<T, F>(verb: impl FnOnce(Cx) -> F + Send + 'static) -> Result<T, ApiError>
where
    T: Send + 'static,
    F: Future<Output = domain::Result<T>> + Send + 'static,
{
    let (visit, outcome, html) = request()?;
    run(&visit, verb).await.map_err(|problem| {
        if let (true, Some(outcome)) = (html, outcome) {
            let kept = Kept { problem: Some(problem.clone()), ..Kept::default() };
            outcome.set(Rerender { page: REFUSED.to_owned(), kept: Arc::new(kept) });
        }
        refuse(problem)
    })
}

fn refuse(problem: Problem) -> ApiError {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
        if let Problem::TooMany { retry_after } = problem {
            response.insert_header(HeaderName::from_static("retry-after"), HeaderValue::from(retry_after));
        }
        if matches!(problem, Problem::Busy | Problem::ScannerAway) {
            response.insert_header(HeaderName::from_static("retry-after"), HeaderValue::from(5));
        }
    }
    ApiError::Problem(problem)
}

/// Sends the caller on without a verb: a plain form by a redirect, a script by its answer.
pub fn lead(to: &str) -> Result<Done, ApiError> {
    let (_, _, html) = request()?;
    Ok(redirect(to, html))
}

/// Sends a plain form on with 303 (RFC 9110, 15.4.4); a script gets the path as value.
fn redirect(to: &str, html: bool) -> Done {
    let to = own_path(to);
    if let (true, Some(response), Ok(value)) = (html, use_context::<ResponseOptions>(), HeaderValue::from_bytes(to.as_bytes())) {
        response.insert_header(header::LOCATION, value);
        response.set_status(StatusCode::SEE_OTHER);
    }
    Done { to: to.to_owned() }
}

/// Only ever a path of our own; the front page instead of anything else.
pub fn own_path(to: &str) -> &str {
    let own = to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') && !to.chars().any(char::is_control);
    if own { to } else { "/" }
}

/// The headers that `work` sets, cookies for the most part, outside of a page or a form.
pub fn headers_of<T>(work: impl FnOnce() -> T) -> (T, HeaderMap) {
    let options = ResponseOptions::default();
    let value = Owner::new().with(|| {
        provide_context(options.clone());
        work()
    });
    let headers = options.0.read().map(|parts| parts.headers.clone()).unwrap_or_default();
    (value, headers)
}

/// Sets a cookie that lives for so many days.
pub fn set_cookie(visit: &Visit, name: &str, value: &str, days: i64, http_only: bool) {
    let secure = if visit.site.secure { "; Secure" } else { "" };
    let http_only = if http_only { "; HttpOnly" } else { "" };
    write_cookie(&format!("{name}={value}; Path=/; Max-Age={}; SameSite=Lax{http_only}{secure}", days * 86_400));
}

/// Sets a cookie for so many seconds, under the name that [`Visit::cookie`] reads.
pub fn set_short_cookie(visit: &Visit, name: &str, value: &str, seconds: i64) {
    let (prefix, secure) = if visit.site.secure { ("__Host-", "; Secure") } else { ("", "") };
    write_cookie(&format!("{prefix}{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}"));
}

pub fn clear_short_cookie(visit: &Visit, name: &str) {
    set_short_cookie(visit, name, "", 0);
}

pub fn clear_cookie(visit: &Visit, name: &str) {
    set_cookie(visit, name, "", 0, true);
}

fn write_cookie(cookie: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
        response.append_header(header::SET_COOKIE, value);
    }
}

/// Has the browser drop what this site keeps in it (W3C Clear Site Data). Pages of members are `no-store`, so no cache has them.
pub fn forget_storage() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"storage\""));
    }
}

/// Shows the form's page again with what was typed, because a button asked for more of the form; nothing is posted.
pub fn submit_again(form: &'static str, page: String, fields: Fields) -> Result<Done, ApiError> {
    let (_, outcome, _) = request()?;
    if let Some(outcome) = outcome {
        outcome.set(Rerender { page: page.clone(), kept: Arc::new(Kept { form, fields, ..Kept::default() }) });
    }
    Ok(Done { to: page })
}

/// Shows the form's page again with a preview of `body`; the text is kept, nothing is posted.
pub async fn submit_preview(form: &'static str, page: String, fields: Fields, body: String) -> Result<Done, ApiError> {
    let (visit, outcome, _) = request()?;
    let (problem, preview) = match run(&visit, move |cx| async move { domain::discussion::preview(&cx, &body).await }).await {
        Ok(html) => (None, Some(html)),
        Err(problem) => (Some(problem), None),
    };
    let answer = problem.clone().map_or(Ok(Done { to: page.clone() }), |problem| Err(refuse(problem)));
    if let Some(outcome) = outcome {
        outcome.set(Rerender { page, kept: Arc::new(Kept { form, fields, problem, preview, ..Kept::default() }) });
    }
    answer
}
