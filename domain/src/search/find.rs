use super::{
    candidates::{self, About, Candidate},
    entry::Mark,
    excerpt::{Marker, Piece},
    matches::{Asked, Names, Tops},
    names,
    needle::{Demand, Needle},
    rank::{Facts, Ranker},
    sql,
    words::{decoded, wholes},
};
use crate::{
    cx::Cx,
    db::{Number, all, one},
    failure::Result,
    text,
};
use model::{SearchKind, SearchQuery};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;

/// Newest matches of a kind that are ranked together; more are on later pages.
const WINDOW: usize = 60;
/// Of those that have all words in their title, however old they are.
const TITLES: usize = 40;
/// With fewer results than this, texts with some of the words are looked for, too.
const ENOUGH: usize = 10;
/// Newest texts with some of the words that are ranked with the others.
const LOOSE: usize = 40;
const PER_PAGE: usize = 20;
/// Words of a title that others are compared with.
const ALIKE_WORDS: usize = 8;
/// Of each kind on the page of all kinds.
const PER_KIND: usize = 5;

/// Points of what has just the title that was typed: more than anything else can be worth.
const EXACT: f64 = 20.0;
/// A tag is a word that many have: it comes before other tags by that, not before all else.
const EXACT_TAG: f64 = 0.2;

/// Something that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    pub href: String,
    pub title: Vec<Piece>,
    pub excerpt: Vec<Piece>,
    /// The language of the text, where one is known.
    pub lang: String,
    pub about: About,
}

/// What was found of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    pub kind: SearchKind,
    pub hits: Vec<Hit>,
    /// How many there are; at least so many where `more`.
    pub count: usize,
    pub more: bool,
    /// Some of them have all the words.
    pub whole: bool,
    /// Some of them have not all the words.
    pub loose: bool,
    /// No name is as typed; these look like it.
    pub similar: bool,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// Finds what the asker may see. Without a kind the best of every kind, those kinds first of which something has all the words, and among
/// them the one with the best result; with one a page of it. `after` is the cursor of the page before, and anything else is as if it were not there.
pub async fn search(cx: &Cx, query: &SearchQuery, after: Option<&str>) -> Result<Vec<Group>> {
    if query.is_empty() {
        return Ok(Vec::new());
    }
    // Days are those of the asker.
    let mut query = query.clone();
    for day in [&mut query.before, &mut query.after].into_iter().flatten() {
        *day = cx.zone.start_of_utc_day(*day);
    }
    let query = &query;
    let txn = cx.begin_search().await?;
    let needle = Needle::of(query, marks(&txn, query).await?);
    // Something was typed, and no word is in it. The newest of all would be no answer.
    if needle.is_empty() && !query.is_filtered() {
        txn.commit().await?;
        return Ok(Vec::new());
    }
    let tops = Tops::read(&txn).await?;
    let fits = |kind: &SearchKind| query.kind.is_none_or(|wanted| wanted == *kind) && query.reaches(*kind);
    let with_names = SearchKind::ALL.iter().any(|kind| kind.is_rare() && fits(kind));
    let names = if with_names { Names::read(&txn, cx, &needle).await? } else { Names::default() };
    let mut ranker = Ranker::new(&needle);
    let mut found = Vec::new();
    for kind in SearchKind::ALL.into_iter().filter(fits) {
        let place = after.filter(|_| query.kind.is_some()).and_then(Place::parse).unwrap_or(Place { anchor: cx.now, ..Place::default() });
        let size = if query.kind.is_some() { PER_PAGE } else { PER_KIND };
        let asked = Asked { query, needle: &needle, demand: Demand::All, top: tops.of(kind), names: &names, below: place.window, most: WINDOW };
        let pool = pool(&txn, cx, kind, &asked, &mut ranker, place).await?;
        let best = pool.ranked.first().map_or(0, |(points, _)| *points);
        found.push((best, page(kind, pool, place, size)));
    }
    txn.commit().await?;
    found.sort_by_key(|(best, group)| std::cmp::Reverse((group.whole, *best)));
    Ok(found.into_iter().map(|(_, group)| group).collect())
}

/// Resources that say something like this title, with their points; of those that match, the newest.
pub(crate) async fn alike(cx: &Cx, title: &str) -> Result<Vec<(i64, i64)>> {
    let mut query = SearchQuery::default();
    query.wanted = title.split_whitespace().take(ALIKE_WORDS).map(str::to_owned).collect();
    let needle = Needle::of(&query, Vec::new());
    if needle.is_empty() {
        return Ok(Vec::new());
    }
    let txn = cx.begin_search().await?;
    let top = Tops::read(&txn).await?.of(SearchKind::Material);
    let names = Names::default();
    let asked = Asked { query: &query, needle: &needle, demand: Demand::Any, top, names: &names, below: 0, most: WINDOW };
    let found = candidates::find(&txn, cx, SearchKind::Material, &asked).await?;
    txn.commit().await?;
    Ok(rank(&mut Ranker::new(&needle), cx.now, found).into_iter().map(|(points, one)| (one.id, points)).collect())
}

/// What the operators stand for. Somebody or something that is not there has no mark, and so nothing is found.
async fn marks(conn: &impl ConnectionTrait, query: &SearchQuery) -> Result<Vec<Vec<Mark>>> {
    let mut marks = Vec::new();
    let id = async |sql: &str, value: &str| Ok::<i64, crate::Failure>(one::<Number>(conn, sql, vec![value.into()]).await?.map_or(0, |row| row.n));
    if !query.author.is_empty() {
        marks.push(vec![Mark::Author(id(sql::AUTHOR, &query.author).await?)]);
    }
    if !query.board.is_empty() {
        marks.push(vec![Mark::Board(id(sql::BOARD, &query.board).await?)]);
    }
    if !query.language.is_empty() {
        marks.push(vec![Mark::Language(query.language.clone())]);
    }
    marks.extend(query.licence.map(|licence| vec![Mark::Licence(licence)]));
    marks.extend(query.material_kind.map(|kind| vec![Mark::MaterialKind(kind)]));
    if !query.tags.is_empty() {
        let known: Vec<Number> = all(conn, &sql::tags_named(query.tags.len()), query.tags.iter().map(|tag| tag.clone().into()).collect()).await?;
        let known: Vec<Vec<Mark>> = known.into_iter().map(|row| vec![Mark::Tag(row.n)]).collect();
        let missing = known.len() < query.tags.iter().collect::<BTreeSet<_>>().len();
        marks.extend(known);
        marks.extend(missing.then(|| vec![Mark::Tag(0)]));
    }
    Ok(marks)
}

/// Where a page begins.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Only things with smaller ids; 0 for all.
    window: i64,
    /// When the first page was asked for: points depend on the time.
    anchor: i64,
    /// Points and id of the last one shown, if any of this window was.
    last: Option<(i64, i64)>,
}

impl Place {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(|part| part.parse::<i64>().ok());
        let (window, anchor, points, id) = (parts.next()??, parts.next()??, parts.next()??, parts.next()??);
        let fits = (0..1 << 40).contains(&window) && (0..1 << 53).contains(&anchor) && parts.next().is_none();
        fits.then_some(Self { window, anchor, last: (points >= 0).then_some((points, id)) })
    }

    fn write(self) -> String {
        let (points, id) = self.last.unwrap_or((-1, 0));
        format!("{}.{}.{points}.{id}", self.window, self.anchor)
    }
}

/// Ranked matches, the best first.
struct Pool {
    needle: Needle,
    ranked: Vec<(i64, Candidate)>,
    /// Where the next window begins, if there is one.
    next_window: Option<i64>,
    whole: bool,
    loose: bool,
    similar: bool,
}

async fn pool(conn: &impl ConnectionTrait, cx: &Cx, kind: SearchKind, asked: &Asked<'_>, ranker: &mut Ranker<'_>, place: Place) -> Result<Pool> {
    let needle = asked.needle;
    let mut found = candidates::find(conn, cx, kind, &Asked { most: WINDOW + 1, ..*asked }).await?;
    if found.is_empty() && kind.is_name() && place.window == 0 {
        return by_similar(conn, cx, kind, asked, ranker).await;
    }
    let next_window = if found.len() > WINDOW { found.get(WINDOW - 1).map(|last| last.id) } else { None };
    found.truncate(WINDOW);
    let (whole, mut loose) = (!found.is_empty(), false);
    if place.window == 0 {
        // What has all words in its title is worth showing even where many newer ones have them somewhere.
        if matches!(kind, SearchKind::Thread | SearchKind::Material) && next_window.is_some() && !needle.wanted.is_empty() {
            found.extend(candidates::find(conn, cx, kind, &Asked { demand: Demand::AllInTitle, most: TITLES, ..*asked }).await?);
        }
        loose = ask_for_less(conn, cx, kind, asked, &mut found).await?;
    }
    Ok(Pool { ranked: rank(ranker, place.anchor, found), needle: needle.clone(), next_window, whole, loose, similar: false })
}

/// Where few have all of the words, those with some are found, too. Whether there were any.
async fn ask_for_less(conn: &impl ConnectionTrait, cx: &Cx, kind: SearchKind, asked: &Asked<'_>, found: &mut Vec<Candidate>) -> Result<bool> {
    let mut loose = false;
    for demand in asked.needle.demands().iter().skip(1) {
        // There are few of these, so the last step is as good as the one before and finds more.
        if found.len() < ENOUGH && !(kind.is_rare() && *demand == Demand::Any) {
            let seen: BTreeSet<i64> = found.iter().map(|one| one.id).collect();
            let more = candidates::find(conn, cx, kind, &Asked { demand: *demand, most: LOOSE, ..*asked }).await?;
            let before = found.len();
            found.extend(more.into_iter().filter(|one| !seen.contains(&one.id)));
            loose |= found.len() > before;
        }
    }
    Ok(loose)
}

/// No name has all the words: those that have words like them, or else some of them.
async fn by_similar(conn: &impl ConnectionTrait, cx: &Cx, kind: SearchKind, asked: &Asked<'_>, ranker: &mut Ranker<'_>) -> Result<Pool> {
    let needle = asked.needle;
    let words_typed: Vec<&str> = needle.typed().collect();
    let typed = names::similar(conn, kind, &words_typed).await?;
    // What stands in quotes is meant as it stands: nothing is like it.
    let same = typed.iter().any(Vec::is_empty) || words_typed.iter().zip(&typed).all(|(word, like)| *like == wholes(word));
    // Without other words the answer is known.
    let other = if same { Needle::default() } else { needle.instead(typed) };
    let unknown = Names::default();
    let with_other = Asked { needle: &other, names: &unknown, ..*asked };
    let mut found = if same || other.wanted == needle.wanted { Vec::new() } else { candidates::find(conn, cx, kind, &with_other).await? };
    let similar = !found.is_empty();
    let loose = !similar && ask_for_less(conn, cx, kind, asked, &mut found).await?;
    let (ranked, needle) =
        if similar { (rank(&mut Ranker::new(&other), cx.now, found), other) } else { (rank(ranker, cx.now, found), needle.clone()) };
    Ok(Pool { ranked, needle, next_window: None, whole: false, loose, similar })
}

/// In the index with more than its title and text: what it is found by may not be among them.
fn has_more(about: &About) -> bool {
    !matches!(about, About::Thread { .. } | About::Reply { .. })
}

fn rank(ranker: &mut Ranker<'_>, anchor: i64, found: Vec<Candidate>) -> Vec<(i64, Candidate)> {
    let mut seen = BTreeSet::new();
    let mut ranked: Vec<(i64, Candidate)> = Vec::new();
    for one in found {
        // A reply's title is its thread's, which it is not found by.
        let title = if matches!(one.about, About::Reply { .. }) { "" } else { one.title.as_str() };
        let exact = if matches!(one.about, About::Tag { .. }) { EXACT_TAG } else { EXACT };
        let (body, age_ms) = (decoded(&one.body), anchor - one.at);
        let facts = Facts { title, body: &body, language: &one.language, age_ms, answered: one.answered, used: one.used, exact };
        // Who is found by something that is not in the list is found all the same.
        let least = if has_more(&one.about) { Some(0) } else { None };
        if let Some(points) = ranker.score(&facts).or(least)
            && seen.insert(one.id)
        {
            ranked.push((points, one));
        }
    }
    ranked.sort_by_key(|(points, one)| std::cmp::Reverse((*points, one.id)));
    ranked
}

fn page(kind: SearchKind, pool: Pool, place: Place, size: usize) -> Group {
    let count = pool.ranked.len();
    let (needle, next_window) = (pool.needle, pool.next_window);
    let rest = pool.ranked.into_iter().filter(|(points, one)| place.last.is_none_or(|last| (*points, one.id) < last));
    let mut rest: Vec<(i64, Candidate)> = rest.collect();
    let left = rest.len() > size;
    rest.truncate(size);
    let last = rest.last().map(|(points, one)| (*points, one.id));
    let next = if left { Some(Place { last, ..place }) } else { next_window.map(|window| Place { window, last: None, ..place }) };
    let hits = rest.into_iter().map(|(_, one)| hit(&needle, one)).collect();
    let (whole, loose, similar) = (pool.whole, pool.loose, pool.similar);
    Group { kind, hits, count, more: next_window.is_some(), whole, loose, similar, next: next.map(Place::write) }
}

fn hit(needle: &Needle, one: Candidate) -> Hit {
    let mut marker = Marker::new(needle, &one.language);
    let plain = match one.about {
        About::Thread { .. } | About::Reply { .. } | About::Material { .. } | About::Other { .. } => text::plain(&one.body),
        _ => one.body,
    };
    Hit { href: one.href, title: marker.whole(&one.title), excerpt: marker.best(&plain), lang: one.lang, about: one.about }
}
