//! Pages as one piece. Leptos hands them over as a stream and appends scripts for hydrating whole pages; ours hydrate
//! islands only, so what follows the document is cut off, and the length is known.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};

const END: &[u8] = b"</html>";
/// No page of ours comes near.
const MOST: usize = 32 << 20;

/// Collects an HTML page and ends it where the document ends.
pub async fn page(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(mut bytes) = to_bytes(body, MOST).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    if let Some(at) = last_end(&bytes) {
        bytes.truncate(at);
    }
    // A redirect's page is never seen.
    if parts.status.is_redirection() {
        bytes.clear();
        parts.headers.remove(header::CONTENT_TYPE);
    }
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    Response::from_parts(parts, Body::from(bytes))
}

/// Behind the last `</html>`: a post cannot write that tag, what stands after it is never ours.
fn last_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(END.len()).rposition(|window| window == END).map(|at| at + END.len())
}
