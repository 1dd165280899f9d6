//! What browsers are told about every answer. A page may set its own value of any of these.

use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, LOCATION, REFERRER_POLICY, SERVER, SET_COOKIE, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; object-src 'none'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'; report-uri /csp-report";

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), \
    encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), \
    microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()";

const FIXED: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
];

const HSTS: &str = "max-age=31536000; includeSubDomains";

/// Fills in what the page left open. `personal` says that the request came with a session.
pub fn complete(headers: &mut HeaderMap, https: bool, personal: bool) {
    for (name, value) in FIXED {
        fill(headers, name, value);
    }
    if https {
        fill(headers, STRICT_TRANSPORT_SECURITY, HSTS);
    }
    if personal || headers.contains_key(SET_COOKIE) {
        fill(headers, CACHE_CONTROL, "no-store");
    } else if is_html(headers) {
        fill(headers, CACHE_CONTROL, "private, no-cache");
    }
    headers.remove(SERVER);
    if let Some(place) = headers.get(LOCATION).and_then(encoded) {
        headers.insert(LOCATION, place);
    }
}

/// The address in ASCII (RFC 3986); `None` where it is already.
fn encoded(place: &HeaderValue) -> Option<HeaderValue> {
    let bytes = place.as_bytes();
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    if bytes.iter().copied().all(plain) {
        return None;
    }
    let text: String = bytes.iter().map(|byte| if plain(*byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") }).collect();
    HeaderValue::try_from(text).ok()
}

fn fill(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}

fn is_html(headers: &HeaderMap) -> bool {
    let mime = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    mime.is_some_and(|mime| mime.starts_with(b"text/html"))
}
