//! Answers that programs fetch again and again: with a mark of their content, and "not modified" for whoever has it (RFC 9110, 13).

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::{Timestamp, fmt::rfc2822};
use sha2::{Digest, Sha256};

/// `content` with its headers, or 304. `updated` is when it last changed, in milliseconds, if that is known.
pub fn answer(asked: &HeaderMap, kind: &'static str, content: String, updated: Option<i64>) -> Response {
    let mark: String = Sha256::digest(content.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let mark = format!("\"{mark}\"");
    let mut response = if is_known(asked, &mark) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], content).into_response()
    };
    let headers = response.headers_mut();
    if let Ok(mark) = HeaderValue::from_str(&mark) {
        headers.insert(header::ETAG, mark);
    }
    if let Some(date) = updated.and_then(http_date) {
        headers.insert(header::LAST_MODIFIED, date);
    }
    // Titles are in the reader's language: no cache between us keeps it. What a session is shown is kept by none at all, see `layers`.
    if !asked.contains_key(header::COOKIE) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    }
    headers.insert(header::VARY, HeaderValue::from_static("cookie, accept-language"));
    response
}

/// Dates are whole seconds and say less than the mark, so only the mark is compared. A mark that was made weak by compression on its way
/// is the same one (RFC 9110, 13.1.2).
fn is_known(asked: &HeaderMap, mark: &str) -> bool {
    let lists = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == mark)
}

fn http_date(at: i64) -> Option<HeaderValue> {
    let at = Timestamp::from_millisecond(at).ok()?;
    let text = rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok()?;
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(mark: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_str(mark).expect("a value"))])
    }

    #[test]
    fn who_has_it_gets_nothing_again() {
        let first = answer(&HeaderMap::new(), "text/plain", "content".into(), Some(1_795_521_600_000));
        assert_eq!(first.status(), 200);
        assert_eq!(first.headers()["last-modified"], "Tue, 24 Nov 2026 12:00:00 GMT");
        let mark = first.headers()["etag"].to_str().expect("text").to_owned();
        for known in [mark.clone(), format!("W/{mark}"), format!("\"other\", {mark}"), "*".into()] {
            let again = answer(&asked(&known), "text/plain", "content".into(), None);
            assert_eq!((again.status(), again.headers()["etag"].to_str().expect("text")), (StatusCode::NOT_MODIFIED, mark.as_str()), "{known}");
        }
        assert_eq!(answer(&asked(&mark), "text/plain", "changed".into(), None).status(), 200);
    }
}
