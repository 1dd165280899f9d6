//! The one click that ends mails of a kind (RFC 8058), from a mail program or from the button on the page of the same address.

use app::kit::{Visit, carry_out};
use axum::{
    Extension,
    extract::{OriginalUri, Path},
    response::{IntoResponse, Response},
};
use domain::notices;
use http::{HeaderMap, StatusCode, header};

/// Needs no session: the address is the proof. A program is answered in a word, because it must not be redirected; a person is
/// led to the page, which then says that it is done.
pub async fn stop(
    Extension(visit): Extension<Visit>,
    OriginalUri(uri): OriginalUri,
    Path((member, kind, token)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: String,
) -> Response {
    match carry_out(&visit, move |cx| async move { notices::unsubscribe(&cx, &member, &kind, &token).await }).await {
        Ok(()) if body.contains("List-Unsubscribe=One-Click") || !takes_pages(&headers) => (StatusCode::OK, "OK\n").into_response(),
        Ok(()) => (StatusCode::SEE_OTHER, [(header::LOCATION, uri.path().to_owned())]).into_response(),
        Err(problem) => StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

fn takes_pages(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("text/html"))
}
