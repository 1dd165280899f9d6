//! What search engines look for: a sitemap in parts (sitemaps.org) and robots.txt.

use crate::{conditional, feeds::refuse};
use app::kit::Visit;
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Response},
};
use domain::{
    giving::{self, Place},
    texts::iso_day,
};
use http::{HeaderMap, StatusCode, header};
use model::SubjectKind;

const XML: &str = "application/xml; charset=utf-8";
const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// Which parts there are.
pub async fn index(Extension(visit): Extension<Visit>, asked: HeaderMap) -> Response {
    match giving::sitemap_parts(&visit.cx).await {
        Ok(parts) => {
            let base = &visit.site.public_url;
            let part = |(kind, part): (SubjectKind, i64)| format!("<sitemap><loc>{base}/sitemaps/{}-{part}.xml</loc></sitemap>\n", kind.as_str());
            let parts: String = parts.into_iter().map(part).collect();
            conditional::answer(&asked, XML, format!("{START}<sitemapindex {SPACE}>\n{parts}</sitemapindex>\n"), None)
        }
        Err(failure) => refuse(&failure),
    }
}

/// One of them: `thread-0.xml`.
pub async fn part(Extension(visit): Extension<Visit>, Path(name): Path<String>, asked: HeaderMap) -> Response {
    let Some((kind, part)) = named(&name) else { return StatusCode::NOT_FOUND.into_response() };
    match giving::sitemap_part(&visit.cx, kind, part).await {
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Ok(Some(places)) => {
            let base = &visit.site.public_url;
            let front = if kind == SubjectKind::Thread && part == 0 { format!("<url><loc>{base}/</loc></url>\n") } else { String::new() };
            let places: String = places.iter().map(|one| url(base, one)).collect();
            conditional::answer(&asked, XML, format!("{START}<urlset {SPACE}>\n{front}{places}</urlset>\n"), None)
        }
        Err(failure) => refuse(&failure),
    }
}

fn named(name: &str) -> Option<(SubjectKind, i64)> {
    let (kind, part) = name.strip_suffix(".xml")?.rsplit_once('-')?;
    Some((SubjectKind::parse(kind)?, part.parse().ok().filter(|part| *part >= 0)?))
}

fn url(base: &str, place: &Place) -> String {
    let path: String = place.path.bytes().map(path_byte).collect();
    let date = place.changed_at.map(|at| format!("<lastmod>{}</lastmod>", iso_day(at))).unwrap_or_default();
    format!("<url><loc>{base}{path}</loc>{date}</url>\n")
}

fn path_byte(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

const KEPT_OUT: [&str; 10] = [
    "/api/",
    "/auth/",
    "/go/",
    "/settings",
    "/sign-in",
    "/replies/",
    "/search",
    "/unsubscribe/",
    "/library/mine",
    "/library/*/versions/*/download.zip",
];

pub async fn robots(Extension(visit): Extension<Visit>) -> Response {
    let kept_out: String = KEPT_OUT.iter().map(|path| format!("Disallow: {path}\n")).collect();
    let text = format!("User-agent: *\n{kept_out}Sitemap: {}/sitemap.xml\n", visit.site.public_url);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
