//! Plain forms that were refused: the page that has the form is shown again with what was typed, under the refusal's status. Where that
//! page cannot say why, an error page does: no refusal is answered without a word.

use crate::layers::body::{Arrival, State as BodyState};
use app::{
    accounts::again::{self, Act},
    kit::{Outcome, REFUSED, Rerender, Visit, headers_of, own_path, set_short_cookie},
};
use axum::{
    Router,
    body::{Body, HttpBody, to_bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use model::Problem;
use tower::ServiceExt;

const SERVER_FN_ERROR: HeaderName = HeaderName::from_static("serverfnerror");

/// Goes around the server functions; `pages` is the router that makes pages.
pub async fn settle(State(pages): State<Router>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let Some((act, mut request)) = read_act(request).await else { return StatusCode::BAD_REQUEST.into_response() };
    let outcome = Outcome::default();
    request.extensions_mut().insert(outcome.clone());
    // Where the browser says it comes from is nowhere to lead to.
    request.headers_mut().insert(header::REFERER, HeaderValue::from_static(NOWHERE));
    let headers = request.headers().clone();
    let visit = request.extensions().get::<Visit>().cloned();
    let arrival = request.extensions().get::<Arrival>().cloned();
    let response = next.run(request).await;
    // Nobody sees the page of a form that did not come in whole, and making it costs.
    match arrival.map(|arrival| arrival.state()) {
        Some(BodyState::TooSlow) => return StatusCode::REQUEST_TIMEOUT.into_response(),
        Some(BodyState::Broken) => return StatusCode::BAD_REQUEST.into_response(),
        _ => {}
    }
    match (outcome.take(), visit) {
        (Some(rerender), Some(visit)) => answer(pages, rerender, visit, headers, act).await,
        _ if is_unreadable(&headers, &response) => StatusCode::BAD_REQUEST.into_response(),
        (None, Some(visit)) if act.is_some() => done(somewhere(response), &visit),
        _ => somewhere(response),
    }
}

/// What Leptos takes for the page that sent a form.
const NOWHERE: &str = "http://nowhere.invalid/";

/// Leptos leads a form that says nothing itself back to the `Referer`: one that it could not read with the error in the
/// address, which is a plain 400 here, any other one with the status of a redirect.
fn somewhere(mut response: Response) -> Response {
    let place = response.headers().get(header::LOCATION).map(HeaderValue::as_bytes).unwrap_or_default();
    if !place.starts_with(NOWHERE.as_bytes()) {
        return response;
    }
    if place.windows(6).any(|part| part == b"__err=") {
        return StatusCode::BAD_REQUEST.into_response();
    }
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/"));
    response
}

/// The address of a page of ours, which may hold what somebody typed.
fn place(page: &str) -> Option<Uri> {
    let path = page.split('#').next().filter(|path| own_path(path) == *path)?;
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"<>^`{|}".contains(&byte);
    let encoded: String = path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect();
    Uri::builder().path_and_query(encoded).build().ok()
}

/// The act of a one-button form, for asking again after signing in. The request stays whole. `None` where its body broke off.
async fn read_act(request: Request) -> Option<(Option<Act>, Request)> {
    let length = request.body().size_hint().exact().and_then(|length| usize::try_from(length).ok());
    if !again::is_act(request.uri().path()) || length.is_none_or(|length| length > again::MOST) {
        return Some((None, request));
    }
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, again::MOST).await.ok()?;
    let act = std::str::from_utf8(&body).ok().and_then(|fields| Act::of(parts.uri.path(), fields));
    Some((act, Request::from_parts(parts, Body::from(body))))
}

/// Leptos answers a form it cannot read with JSON and a `Location`; here it is a plain 400, which gets a page.
fn is_unreadable(asked: &HeaderMap, response: &Response) -> bool {
    let from_a_page = asked.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("text/html"));
    from_a_page && response.headers().contains_key(SERVER_FN_ERROR)
}

/// What was asked again is done now.
fn done(mut response: Response, visit: &Visit) -> Response {
    if response.status().is_redirection() && visit.cookie(again::COOKIE).is_some() {
        let ((), headers) = headers_of(|| set_short_cookie(visit, again::COOKIE, "", 0));
        response.headers_mut().extend(headers);
    }
    response
}

async fn answer(pages: Router, rerender: Rerender, mut visit: Visit, headers: HeaderMap, act: Option<Act>) -> Response {
    let Rerender { page, kept } = rerender;
    let page = own_path(&page).to_owned();
    visit.kept = Some(kept.clone());
    visit.here.clone_from(&page);
    let waits = kept.problem.as_ref().is_some_and(|problem| matches!(problem, Problem::SignInFirst | Problem::ConfirmFirst));
    if let Some(act) = act.filter(|_| waits) {
        visit.here = again::path(&page);
        return ask_again(&pages, visit, &headers, &act).await;
    }
    let shown = show(&pages, &page, visit.clone(), &headers).await;
    let is_page = |response: &Response| !response.headers().contains_key(header::LOCATION) && (kept.problem.is_none() || kept.told.is_set());
    match shown.filter(is_page) {
        Some(response) => response,
        None => refuse(&pages, visit, &headers).await,
    }
}

/// Leads to signing in and from there to the question whether it is to be done now.
async fn ask_again(pages: &Router, visit: Visit, headers: &HeaderMap, act: &Act) -> Response {
    let ((), kept) = headers_of(|| set_short_cookie(&visit, again::COOKIE, &act.cookie(), again::SECONDS));
    let mut response = refuse(pages, visit, headers).await;
    response.headers_mut().extend(kept);
    response
}

/// Says why on a page of its own.
async fn refuse(pages: &Router, visit: Visit, headers: &HeaderMap) -> Response {
    show(pages, REFUSED, visit, headers).await.unwrap_or_else(|| StatusCode::BAD_REQUEST.into_response())
}

/// Makes a page for this visit; none where `page` is no path.
async fn show(pages: &Router, page: &str, visit: Visit, headers: &HeaderMap) -> Option<Response> {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = place(page)?;
    let mut headers = headers.clone();
    for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::ORIGIN] {
        headers.remove(name);
    }
    *request.headers_mut() = headers;
    request.extensions_mut().insert(visit);
    Some(pages.clone().oneshot(request).await.into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_ours_are_shown_again_whatever_was_typed() {
        for (page, uri) in
            [("/boards/lämpö/new", "/boards/l%C3%A4mp%C3%B6/new"), ("/tags/a b\"{}?x=<y>#part", "/tags/a%20b%22%7B%7D?x=%3Cy%3E"), ("/", "/")]
        {
            assert_eq!(place(page).unwrap().to_string(), uri);
        }
        for page in ["javascript:alert(1)", "", "?a", "tags", "*", "//evil.example", "/\\evil.example", "http://evil.example/", "/a\r\nb"] {
            assert_eq!(place(page), None, "{page}");
        }
    }
}
