//! The one click that ends mails of a kind (RFC 8058), from a mail program or from the button on the page of the same address.

use app::kit::Visit;
use axum::{
    Extension,
    extract::{OriginalUri, Path},
    response::{IntoResponse, Response},
};
use domain::{Failure, notices};
use http::{HeaderMap, StatusCode, header};
use model::Problem;

/// Needs no session: the address is the proof. A program is answered in a word, because it must not be redirected; a person is
/// led to the page, which then says that it is done.
pub async fn stop(
    Extension(visit): Extension<Visit>,
    OriginalUri(uri): OriginalUri,
    Path((member, kind, token)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: String,
) -> Response {
    let cx = visit.cx.clone();
    // In a task of its own: a client that hangs up cannot cancel it half way.
    let work = tokio::spawn(async move { notices::unsubscribe(&cx, &member, &kind, &token).await });
    match work.await.unwrap_or_else(|panic| Err(Failure::bug(panic))) {
        Ok(()) if body.contains("List-Unsubscribe=One-Click") || !takes_pages(&headers) => (StatusCode::OK, "OK\n").into_response(),
        Ok(()) => (StatusCode::SEE_OTHER, [(header::LOCATION, uri.path().to_owned())]).into_response(),
        Err(failure) => refuse(&failure),
    }
}

fn takes_pages(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("text/html"))
}

fn refuse(failure: &Failure) -> Response {
    let problem = failure.problem();
    if problem == Problem::Internal {
        tracing::error!(%failure, "mails could not be stopped");
    }
    StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}
