//! Pages as one piece. Leptos hands them over as a stream and appends scripts for hydrating whole pages; ours hydrate
//! islands only, so what follows the document is cut off, what marks its places outside of islands is left out, and the length
//! is known.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};

const END: &[u8] = b"</html>";
const ISLAND: &[u8] = b"<leptos-island";
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
    let Ok(bytes) = to_bytes(body, MOST).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let document = last_end(&bytes).and_then(|at| bytes.get(..at)).unwrap_or(&bytes);
    let mut bytes = without_markers(document);
    // A redirect's page is never seen.
    if parts.status.is_redirection() {
        bytes.clear();
        parts.headers.remove(header::CONTENT_TYPE);
    }
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    Response::from_parts(parts, Body::from(bytes))
}

/// The document without comments, which are of use inside of islands only: there the browser's half counts them. A post cannot
/// write one; what stands in scripts is passed over.
fn without_markers(html: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(html.len());
    let (mut rest, mut islands) = (html, 0_usize);
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        let (before, tag) = rest.split_at(at);
        kept.extend_from_slice(before);
        let (keep, skip) = match tag {
            [b'<', b'!', b'>', ..] if islands == 0 => (0, 3),
            [b'<', b'!', b'-', b'-', ..] if islands == 0 => (0, until(tag, b"-->")),
            [b'<', b's', b'c', b'r', b'i', b'p', b't', ..] => (until(tag, b"</script>"), 0),
            _ => {
                let opens = tag.starts_with(ISLAND);
                let closes = tag.starts_with(b"</leptos-island>");
                islands = (islands + usize::from(opens)).saturating_sub(usize::from(closes));
                (1, 0)
            }
        };
        kept.extend_from_slice(tag.get(..keep).unwrap_or(tag));
        rest = tag.get(keep + skip..).unwrap_or_default();
    }
    kept.extend_from_slice(rest);
    kept
}

/// The length up to and with the first `end`.
fn until(bytes: &[u8], end: &[u8]) -> usize {
    bytes.windows(end.len()).position(|window| window == end).map_or(bytes.len(), |at| at + end.len())
}

/// Behind the last `</html>`: a post cannot write that tag, what stands after it is never ours.
fn last_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(END.len()).rposition(|window| window == END).map(|at| at + END.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_kept_in_islands_only() {
        let clean = |html: &str| String::from_utf8(without_markers(html.as_bytes())).unwrap_or_default();
        for (html, expected) in [
            ("<!DOCTYPE html><p>a<!>b<!----></p><!--<() />-->", "<!DOCTYPE html><p>ab</p>"),
            (
                "<!><leptos-island a=1><p>x<!></p><leptos-island>y<!></leptos-island>z<!></leptos-island><!>",
                "<leptos-island a=1><p>x<!></p><leptos-island>y<!></leptos-island>z<!></leptos-island>",
            ),
            ("<script>a < b; \"<!-- x -->\"</script><!>c", "<script>a < b; \"<!-- x -->\"</script>c"),
            ("a<!-- no end", "a"),
            ("a < b <", "a < b <"),
            ("", ""),
        ] {
            assert_eq!(clean(html), expected);
        }
    }
}
