use super::{Count, Facet, sql};
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    shelf::{self, Book, Books},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Which material; facets that are not named do not narrow, several values of one widen.
#[derive(Clone, Debug, Default)]
pub struct MaterialsQuery {
    pub facets: Vec<(Facet, String)>,
    pub order: Order,
    /// `key~id` of the last one of the page before.
    pub after: String,
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Newest,
    /// By their latest version.
    Changed,
    /// What others made most of.
    Remixed,
    /// What takes the least time.
    Shortest,
}

impl Order {
    pub const ALL: [Self; 4] = [Self::Newest, Self::Changed, Self::Remixed, Self::Shortest];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Changed => "changed",
            Self::Remixed => "remixed",
            Self::Shortest => "shortest",
        }
    }

    /// Anything else is the newest first.
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.as_str() == text).unwrap_or_default()
    }

    fn key(self, book: &Book) -> i64 {
        match self {
            Self::Newest => book.published_at,
            Self::Changed => book.changed_at,
            Self::Remixed => book.remixes.into(),
            // What tells no time comes last.
            Self::Shortest => {
                if book.minutes > 0 {
                    -i64::from(book.minutes)
                } else {
                    i64::MIN
                }
            }
        }
    }
}

/// Material as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct MaterialLine {
    pub id: i64,
    pub slug: String,
    pub state: String,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub kind: String,
    pub licence: String,
    pub minutes: i32,
    pub cefr: String,
    pub files: i32,
    pub version: i32,
    pub published_at: i64,
    pub changed_at: i64,
    pub remixes: i32,
    pub used: i32,
    pub reviewers: i32,
    pub outdated: i32,
    pub author: String,
}

pub struct MaterialPage {
    pub lines: Vec<MaterialLine>,
    pub next: Option<String>,
    /// How many there are on all pages.
    pub all: u64,
    /// How many of what the other facets leave have each value.
    pub counts: Vec<Count>,
}

const PER_PAGE: usize = 24;

/// One page of what is listed, and the counts of the facets.
pub async fn list_materials(cx: &Cx, query: &MaterialsQuery) -> Result<MaterialPage> {
    let books = shelf::fresh(cx.reader(), cx).await?;
    let found = books.having(&query.facets);
    let after = query.after.split_once('~').and_then(|(key, id)| Some((key.parse().ok()?, id.parse().ok()?)));
    let mut keys = books.page(&found, |book| query.order.key(book), after, PER_PAGE + 1);
    let more = keys.len() > PER_PAGE;
    keys.truncate(PER_PAGE);
    let next = keys.last().filter(|_| more).map(|(key, id)| format!("{key}~{id}"));
    let ids: Vec<i64> = keys.into_iter().map(|(_, id)| id).collect();
    let counts = Facet::OFFERED.into_iter().flat_map(|facet| counts(&books, facet, &query.facets)).collect();
    Ok(MaterialPage { lines: lines(cx.reader(), &ids).await?, next, all: found.len(), counts })
}

fn counts(books: &Books, facet: Facet, facets: &[(Facet, String)]) -> Vec<Count> {
    let counts = books.counts(facet, facets).into_iter();
    counts.map(|(value, n)| Count { facet: facet.as_str().to_owned(), value, n: i64::try_from(n).unwrap_or(i64::MAX) }).collect()
}

/// These resources in this order, as far as they are listed.
pub(super) async fn lines(conn: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<MaterialLine>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut lines: Vec<MaterialLine> = all(conn, &sql::lines(ids.len()), ids.iter().map(|id| (*id).into()).collect()).await?;
    lines.sort_by_key(|line| ids.iter().position(|id| *id == line.id));
    Ok(lines)
}

/// How many resources in the lists have a tag.
pub async fn count_tagged(cx: &Cx, tag: &str) -> Result<i64> {
    Ok(shelf::count_by_tags(cx.reader(), cx, &[tag]).await?.iter().sum())
}

/// The asker's own, drafts among them, the latest changed first; the latest hundred.
pub async fn list_own(cx: &Cx) -> Result<Vec<MaterialLine>> {
    let me = cx.member()?.id;
    all(cx.reader(), &sql::own_lines(), vec![me.into()]).await
}
