//! Pages get smaller on their way. Assets have variants of their own and do not come this way.

use http::header::CONTENT_TYPE;
use http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};

/// Brotli or gzip for text over 1 KB, at a quality that costs less time than it saves.
pub fn layer() -> CompressionLayer<impl Predicate> {
    let worth_it = SizeAbove::new(1024).and(is_text);
    CompressionLayer::new().quality(CompressionLevel::Precise(4)).compress_when(worth_it)
}

fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let mime = headers.get(CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    let texts: [&[u8]; 5] = [b"text/html", b"text/plain", b"text/xml", b"application/xml", b"application/json"];
    let feed = mime.starts_with(b"application/atom+xml") || mime.starts_with(b"application/ld+json");
    feed || texts.iter().any(|text| mime.starts_with(text))
}
