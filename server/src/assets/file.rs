use std::fmt::Write;
use std::sync::OnceLock;

use axum::body::{Body, Bytes};
use axum::response::Response;
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use sha2::{Digest, Sha256};

use super::{compress, names};

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_AN_HOUR: &str = "public, max-age=3600";

/// One file with its compressed variants, as soon as they are made.
pub(super) struct Asset {
    bytes: Bytes,
    tag: String,
    mime: &'static str,
    cache: &'static str,
    compressible: bool,
    brotli: OnceLock<Option<Bytes>>,
    gzip: OnceLock<Option<Bytes>>,
}

impl Asset {
    pub(super) fn new(path: &str, bytes: Bytes) -> Self {
        Self {
            tag: short_hash(&bytes),
            mime: names::mime(path),
            cache: if names::has_hash(path) { FOR_EVER } else { FOR_AN_HOUR },
            compressible: bytes.len() > 1024 && names::is_compressible(path),
            bytes,
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
        }
    }

    /// Variants that were made at build time.
    pub(super) fn precompressed(&self, brotli: Option<Bytes>, gzip: Option<Bytes>) {
        if brotli.is_some() {
            let _ = self.brotli.set(brotli);
        }
        if gzip.is_some() {
            let _ = self.gzip.set(gzip);
        }
    }

    /// Makes what is missing. Takes a second or two for a large file at quality 11.
    pub(super) fn compress(&self, quality: u32) {
        if self.compressible {
            self.gzip.get_or_init(|| compress::gzip(&self.bytes));
            self.brotli.get_or_init(|| compress::brotli(&self.bytes, quality));
        }
    }

    pub(super) fn respond(&self, method: &Method, asked: &HeaderMap) -> Response {
        let (bytes, encoding) = self.variant(asked);
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        if let Some(tag) = self.etag(encoding) {
            headers.insert(ETAG, tag);
        }
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.cache));
        if self.compressible || encoding.is_some() {
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        if self.is_known(asked) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.mime));
        headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        if let Some(encoding) = encoding {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        if *method != Method::HEAD {
            *response.body_mut() = Body::from(bytes);
        }
        response
    }

    /// The smallest variant that the client takes.
    fn variant(&self, asked: &HeaderMap) -> (Bytes, Option<&'static str>) {
        let ready = |lock: &OnceLock<Option<Bytes>>, name| {
            let bytes = lock.get()?.clone()?;
            accepts(asked, name).then_some((bytes, Some(name)))
        };
        ready(&self.brotli, "br").or_else(|| ready(&self.gzip, "gzip")).unwrap_or_else(|| (self.bytes.clone(), None))
    }

    /// Each variant has a tag of its own, as strong tags must.
    fn etag(&self, encoding: Option<&str>) -> Option<HeaderValue> {
        let dash = if encoding.is_some() { "-" } else { "" };
        HeaderValue::try_from(format!("\"{}{dash}{}\"", self.tag, encoding.unwrap_or(""))).ok()
    }

    fn is_known(&self, asked: &HeaderMap) -> bool {
        let lines = asked.get_all(IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
        lines.flat_map(|line| line.split(',')).map(str::trim).any(|tag| {
            let bare = tag.trim_start_matches("W/").trim_matches('"');
            tag == "*" || bare.split('-').next() == Some(self.tag.as_str())
        })
    }
}

/// 96 bits of SHA-256 name a content well enough.
fn short_hash(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(24);
    for byte in Sha256::digest(bytes).iter().take(12) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn accepts(asked: &HeaderMap, encoding: &str) -> bool {
    let lines = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        named && !parts.any(is_zero)
    })
}

/// `q=0`, `q=0.0`, …
fn is_zero(weight: &str) -> bool {
    weight.strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0_f32))
}
