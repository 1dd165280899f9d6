//! Requests of a form that no page of ours is asked in. Frameworks behind the wall rely on what is checked here.

use http::request::Parts;
use http::{Method, StatusCode};

use super::Refusal;

/// The methods that some page or other answers.
pub const METHODS: &str = "GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS";

/// A method of the list, and an address with a path that begins with a slash.
pub fn check(request: &Parts) -> Result<(), Refusal> {
    let known = [Method::GET, Method::HEAD, Method::POST, Method::PATCH, Method::PUT, Method::DELETE, Method::OPTIONS];
    if !known.contains(&request.method) {
        return Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "unknown method"));
    }
    // `CONNECT host:port` and `OPTIONS *` have none (RFC 9112, 3.2).
    if request.uri.path_and_query().is_none_or(|path| !path.as_str().starts_with('/')) {
        return Err(Refusal::new(StatusCode::BAD_REQUEST, "no path"));
    }
    Ok(())
}
