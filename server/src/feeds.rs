//! What machines read: Atom feeds (RFC 4287).

use crate::conditional;
use app::{
    kit::Visit,
    library::pages::{feed_address, feed_title, query as library_query},
};
use atom_syndication::{Category, Content, Entry, Feed as Atom, FixedDateTime, Link, Person, Text};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Response},
};
use domain::{
    attribution::licence_name,
    discussion::{self, Feed, FeedEntry, FeedOf},
    materials::{self, Facet, MaterialLine, MaterialsQuery, Order},
    text,
};
use http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use model::{Licence, Problem, ThreadId};

pub async fn board(Extension(visit): Extension<Visit>, Path(name): Path<String>, asked: HeaderMap) -> Response {
    answer(visit, &asked, stem(&name).map(|name| FeedOf::Board(name.to_owned()))).await
}

pub async fn tag(Extension(visit): Extension<Visit>, Path(name): Path<String>, asked: HeaderMap) -> Response {
    answer(visit, &asked, stem(&name).map(|name| FeedOf::Tag(name.to_owned()))).await
}

pub async fn thread(Extension(visit): Extension<Visit>, Path(name): Path<String>, asked: HeaderMap) -> Response {
    answer(visit, &asked, stem(&name).and_then(|id| id.parse().ok()).map(|id| FeedOf::Thread(ThreadId(id)))).await
}

const ATOM: &str = "application/atom+xml; charset=utf-8";

/// The newest of the library, narrowed by the same parameters as its page: a saved filter is the address of its feed.
pub async fn library(Extension(visit): Extension<Visit>, asked: HeaderMap) -> Response {
    let query = MaterialsQuery { order: Order::Newest, after: String::new(), ..library_query(&visit) };
    match materials::list_materials(&visit.cx, &query).await {
        Ok(found) => {
            let updated = found.lines.iter().map(|line| line.changed_at).max();
            conditional::answer(&asked, ATOM, library_feed(&visit, &query.facets, &found.lines), updated)
        }
        Err(failure) => refuse(&failure),
    }
}

fn library_feed(visit: &Visit, facets: &[(Facet, String)], lines: &[MaterialLine]) -> String {
    let base = &visit.site.public_url;
    let own = feed_address(facets);
    let page = own.replacen("/feeds/library.atom", "/library", 1);
    let atom = Atom {
        title: Text::plain(feed_title(visit.locale, facets)),
        id: format!("{base}{own}"),
        updated: moment(lines.iter().map(|line| line.changed_at).max().unwrap_or(0)),
        links: vec![to(format!("{base}{page}"), "alternate"), to(format!("{base}{own}"), "self")],
        entries: lines.iter().map(|line| resource(visit, line)).collect(),
        ..Atom::default()
    };
    written(&atom)
}

/// As a document that every parser takes, whatever is stored.
fn written(atom: &Atom) -> String {
    text::xml_text(&atom.to_string()).into_owned()
}

fn to(href: String, rel: &str) -> Link {
    Link { href, rel: rel.to_owned(), ..Link::default() }
}

fn resource(visit: &Visit, line: &MaterialLine) -> Entry {
    let link = format!("{}/library/{}/{}", visit.site.public_url, line.id, line.slug);
    let package = format!("{}/library/{}/versions/{}/download.zip", visit.site.public_url, line.id, line.version);
    let kind = visit.locale.text(&format!("material-kind-{}", line.kind));
    let own = |text: &String| Text { lang: Some(line.language.clone()), ..Text::plain(text.clone()) };
    Entry {
        title: own(&line.title),
        // Without the words of the title, which can change.
        id: format!("{}/library/{}", visit.site.public_url, line.id),
        updated: moment(line.changed_at),
        published: Some(moment(line.published_at)),
        authors: vec![Person { name: line.author.clone(), ..Person::default() }],
        categories: vec![Category { term: line.kind.clone(), label: Some(kind), ..Category::default() }],
        rights: Licence::parse(&line.licence).map(|licence| Text::plain(licence_name(visit.locale, licence))),
        links: vec![to(link, "alternate"), Link { mime_type: Some("application/zip".to_owned()), ..to(package, "enclosure") }],
        summary: Some(own(&line.summary)),
        ..Entry::default()
    }
}

fn stem(name: &str) -> Option<&str> {
    name.strip_suffix(".atom")
}

async fn answer(visit: Visit, asked: &HeaderMap, of: Option<FeedOf>) -> Response {
    let Some(of) = of else { return StatusCode::NOT_FOUND.into_response() };
    match discussion::read_feed(&visit.cx, of).await {
        Ok(feed) => {
            let updated = feed.entries.iter().map(|entry| entry.updated).max();
            conditional::answer(asked, ATOM, atom(&visit, feed), updated)
        }
        Err(failure) => refuse(&failure),
    }
}

pub fn refuse(failure: &domain::Failure) -> Response {
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
        id: format!("{base}{}", feed.id),
        updated: moment(updated),
        links: vec![Link { href: page, rel: "alternate".to_owned(), ..Link::default() }, own],
        entries: feed.entries.into_iter().map(|entry| item(base, entry)).collect(),
        ..Atom::default()
    };
    written(&atom)
}

fn item(base: &str, entry: FeedEntry) -> Entry {
    let link = format!("{base}{}", entry.link);
    Entry {
        title: Text::plain(entry.title),
        id: format!("{base}{}", entry.id),
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
