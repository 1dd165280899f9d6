//! Plain forms that were refused: the page that has the form is shown again with what was typed, under the refusal's status.

use app::kit::{Outcome, Rerender, Visit};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Method, StatusCode, header};
use tower::ServiceExt;

/// Goes around the server functions; `pages` is the router that makes pages.
pub async fn settle(State(pages): State<Router>, mut request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let outcome = Outcome::default();
    request.extensions_mut().insert(outcome.clone());
    let headers = request.headers().clone();
    let visit = request.extensions().get::<Visit>().cloned();
    let response = next.run(request).await;
    match (outcome.take(), visit) {
        (Some(rerender), Some(visit)) => show_again(pages, rerender, visit, headers).await,
        _ if is_unreadable(&response) => StatusCode::BAD_REQUEST.into_response(),
        _ => response,
    }
}

/// Leptos sends a form it cannot read back to the Referer with the error in the URL; here it is a plain 400.
fn is_unreadable(response: &Response) -> bool {
    response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).is_some_and(|to| to.contains("__err="))
}

async fn show_again(pages: Router, rerender: Rerender, mut visit: Visit, mut headers: HeaderMap) -> Response {
    for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::ORIGIN] {
        headers.remove(name);
    }
    let mut request = Request::new(Body::empty());
    let Ok(uri) = rerender.page.parse() else { return StatusCode::BAD_REQUEST.into_response() };
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    visit.here = rerender.page;
    visit.kept = Some(rerender.kept);
    request.extensions_mut().insert(visit);
    pages.oneshot(request).await.into_response()
}
