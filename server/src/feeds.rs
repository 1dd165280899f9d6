//! What machines read: Atom feeds (RFC 4287), sitemap, robots.

use app::kit::Visit;
use atom_syndication::{Content, Entry, Feed as Atom, FixedDateTime, Link, Person, Text};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Response},
};
use domain::discussion::{self, Feed, FeedEntry, FeedOf};
use http::{StatusCode, header};
use jiff::Timestamp;
use model::{Problem, ThreadId};

pub async fn board(Extension(visit): Extension<Visit>, Path(name): Path<String>) -> Response {
    answer(visit, stem(&name).map(|name| FeedOf::Board(name.to_owned()))).await
}

pub async fn tag(Extension(visit): Extension<Visit>, Path(name): Path<String>) -> Response {
    answer(visit, stem(&name).map(|name| FeedOf::Tag(name.to_owned()))).await
}

pub async fn thread(Extension(visit): Extension<Visit>, Path(name): Path<String>) -> Response {
    answer(visit, stem(&name).and_then(|id| id.parse().ok()).map(|id| FeedOf::Thread(ThreadId(id)))).await
}

fn stem(name: &str) -> Option<&str> {
    name.strip_suffix(".atom")
}

async fn answer(visit: Visit, of: Option<FeedOf>) -> Response {
    let Some(of) = of else { return StatusCode::NOT_FOUND.into_response() };
    match discussion::read_feed(&visit.cx, of).await {
        Ok(feed) => ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], atom(&visit, feed)).into_response(),
        Err(failure) => refuse(&failure),
    }
}

fn refuse(failure: &domain::Failure) -> Response {
    let problem = failure.problem();
    if problem == Problem::Internal {
        tracing::error!(%failure, "a feed could not be made");
    }
    StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}

fn atom(visit: &Visit, feed: Feed) -> String {
    let base = &visit.site.public_url;
    let updated = feed.entries.iter().map(|entry| entry.updated).max().unwrap_or(visit.cx.now);
    let page = format!("{base}{}", feed.page);
    let own = Link { href: format!("{base}{}", visit.here), rel: "self".to_owned(), ..Link::default() };
    let atom = Atom {
        title: Text::plain(feed.title),
        id: page.clone(),
        updated: moment(updated),
        links: vec![Link { href: page, rel: "alternate".to_owned(), ..Link::default() }, own],
        entries: feed.entries.into_iter().map(|entry| item(base, entry)).collect(),
        ..Atom::default()
    };
    atom.to_string()
}

fn item(base: &str, entry: FeedEntry) -> Entry {
    let link = format!("{base}{}", entry.link);
    Entry {
        title: Text::plain(entry.title),
        id: link.clone(),
        updated: moment(entry.updated),
        published: Some(moment(entry.published)),
        authors: vec![Person { name: entry.author, ..Person::default() }],
        links: vec![Link { href: link.clone(), rel: "alternate".to_owned(), ..Link::default() }],
        content: Some(Content {
            base: Some(link),
            value: Some(entry.html.into_string()),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn moment(at: i64) -> FixedDateTime {
    FixedDateTime::from_timestamp_millis_or_default(at)
}

trait FromMillis: Sized {
    fn from_timestamp_millis_or_default(at: i64) -> Self;
}

impl FromMillis for FixedDateTime {
    fn from_timestamp_millis_or_default(at: i64) -> Self {
        let text = Timestamp::from_millisecond(at).map(|at| at.to_string()).unwrap_or_default();
        text.parse().unwrap_or_default()
    }
}

/// Public threads (sitemaps.org).
pub async fn sitemap(Extension(visit): Extension<Visit>) -> Response {
    match discussion::sitemap(&visit.cx).await {
        Ok(entries) => {
            let base = &visit.site.public_url;
            let mut xml =
                String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
            xml.push_str(&format!("<url><loc>{base}/</loc></url>\n"));
            for entry in entries {
                let date: String =
                    Timestamp::from_millisecond(entry.last_activity_at).map(|at| at.to_string()).unwrap_or_default().chars().take(10).collect();
                let path: String = discussion::thread_path(entry.id, &entry.slug).bytes().map(path_byte).collect();
                xml.push_str(&format!("<url><loc>{base}{path}</loc><lastmod>{date}</lastmod></url>\n"));
            }
            xml.push_str("</urlset>\n");
            ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response()
        }
        Err(failure) => refuse(&failure),
    }
}

fn path_byte(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

pub async fn robots(Extension(visit): Extension<Visit>) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /auth/\nDisallow: /settings\nDisallow: /sign-in\nDisallow: /replies/\nDisallow: /search\nDisallow: /unsubscribe/\nSitemap: {}/sitemap.xml\n",
        visit.site.public_url
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
