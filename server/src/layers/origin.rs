//! No state changes on behalf of other sites (CSRF), after Go's `CrossOriginProtection`.
//!
//! `Sec-Fetch-Site` decides; without it `Origin`; without both a request that carries a session
//! is refused. `same-site` counts as foreign: a sibling host need not be ours.

use http::header::{COOKIE, HOST, ORIGIN, UPGRADE};
use http::request::Parts;
use http::{HeaderMap, Method, StatusCode};

use super::Refusal;
use crate::config::PublicUrl;

const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// What is compared with.
#[derive(Clone, Debug)]
pub struct OriginRule {
    public_url: PublicUrl,
    session_cookie: &'static str,
}

impl OriginRule {
    /// `session_cookie` is the name of the cookie that signs people in.
    pub fn new(public_url: PublicUrl, session_cookie: &'static str) -> Self {
        Self { public_url, session_cookie }
    }

    /// Refuses what another site may have sent.
    pub fn check(&self, request: &Parts) -> Result<(), Refusal> {
        if is_safe(request) || proves_itself(request) {
            return Ok(());
        }
        match single(&request.headers, SEC_FETCH_SITE) {
            Field::One("same-origin" | "none") => Ok(()),
            Field::One(_) | Field::Unclear => Err(foreign("Sec-Fetch-Site")),
            Field::Absent => self.check_origin(&request.headers),
        }
    }

    fn check_origin(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        match single(headers, ORIGIN.as_str()) {
            Field::One(origin) if self.is_ours(origin, headers) => Ok(()),
            Field::One(_) | Field::Unclear => Err(foreign("Origin")),
            Field::Absent if has_cookie(headers, self.session_cookie) => Err(foreign("neither Sec-Fetch-Site nor Origin")),
            Field::Absent => Ok(()),
        }
    }

    fn is_ours(&self, origin: &str, headers: &HeaderMap) -> bool {
        origin == self.public_url.origin() || (self.public_url.is_loopback() && is_same_loopback(origin, headers))
    }
}

/// On a developer's machine the forum has several names. The host rule has let only those through.
fn is_same_loopback(origin: &str, headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    host.is_some() && origin.strip_prefix("http://") == host
}

fn is_safe(request: &Parts) -> bool {
    let method = matches!(request.method, Method::GET | Method::HEAD | Method::OPTIONS);
    method && !opens_websocket(&request.headers)
}

/// The one-click addresses of our mails (RFC 8058): a mail provider posts there, with no cookie that would count, and the address
/// itself is the proof.
fn proves_itself(request: &Parts) -> bool {
    request.method == Method::POST && request.uri.path().starts_with("/unsubscribe/")
}

fn opens_websocket(headers: &HeaderMap) -> bool {
    let names_it = |value: &http::HeaderValue| value.as_bytes().to_ascii_lowercase().windows(9).any(|name| name == b"websocket");
    headers.get_all(UPGRADE).iter().any(names_it)
}

fn foreign(why: &'static str) -> Refusal {
    let vary = Some("origin, sec-fetch-site");
    Refusal { vary, ..Refusal::new(StatusCode::FORBIDDEN, why) }
}

enum Field<'a> {
    Absent,
    One(&'a str),
    Unclear,
}

/// An empty header counts as absent, a repeated or unreadable one as unclear.
fn single<'a>(headers: &'a HeaderMap, name: &str) -> Field<'a> {
    let mut values = headers.get_all(name).iter();
    match (values.next().map(|value| value.to_str()), values.next()) {
        (None | Some(Ok("")), None) => Field::Absent,
        (Some(Ok(text)), None) => Field::One(text),
        _ => Field::Unclear,
    }
}

/// Whether a cookie of this name came along, with whatever value.
pub fn has_cookie(headers: &HeaderMap, name: &str) -> bool {
    let mut pairs = headers.get_all(COOKIE).iter().flat_map(|line| line.as_bytes().split(|b| *b == b';'));
    pairs.any(|pair| pair.trim_ascii_start().strip_prefix(name.as_bytes()).is_some_and(ends_name))
}

fn ends_name(rest: &[u8]) -> bool {
    rest.trim_ascii_start().first() == Some(&b'=')
}
