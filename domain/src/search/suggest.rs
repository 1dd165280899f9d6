//! What could be meant, while somebody types: tags, people and organisations that begin so, threads and resources with these
//! words in their title.

use super::{
    candidates,
    matches::{Asked, Names, Tops},
    needle::{Demand, Needle},
    sql,
    words::wholes,
};
use crate::{cx::Cx, db::all, failure::Result, policy};
use model::{SearchKind, SearchQuery};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// Somewhere to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub kind: SearchKind,
    pub text: String,
    pub href: String,
    /// The language of the text, where one is known.
    pub lang: String,
}

/// Of one kind.
const MOST: usize = 3;
/// Shorter beginnings are of too many words.
const SHORTEST: usize = 2;

/// Suggestions for a query that is being typed; five statements.
pub async fn suggest(cx: &Cx, typed: &str) -> Result<Vec<Suggestion>> {
    let mut query = SearchQuery::parse(typed);
    query.wanted.retain(|one| !wholes(one).is_empty());
    let begun = wholes(&query.wanted.join(" "));
    let Some(last) = begun.last().filter(|last| last.chars().count() >= SHORTEST && !query.is_filtered()) else { return Ok(Vec::new()) };
    let txn = cx.begin_search().await?;
    let tops = Tops::read(&txn).await?;
    let mut found = titles(&txn, cx, (SearchKind::Thread, tops), &query, last).await?;
    found.extend(titles(&txn, cx, (SearchKind::Material, tops), &query, last).await?);
    found.extend(tags(&txn, cx, &begun.join("-")).await?);
    found.extend(people(&txn, cx, last).await?);
    found.extend(organisations(&txn, last).await?);
    txn.commit().await?;
    Ok(found)
}

/// What has all whole words in its title, and one that begins with the last. One word alone must be whole.
async fn titles(conn: &impl ConnectionTrait, cx: &Cx, (kind, tops): (SearchKind, Tops), query: &SearchQuery, last: &str) -> Result<Vec<Suggestion>> {
    let mut whole = query.clone();
    if whole.wanted.len() > 1 {
        whole.wanted.pop();
    }
    let needle = Needle::of(&whole, Vec::new());
    let names = Names::default();
    let asked = Asked { query: &whole, needle: &needle, demand: Demand::AllInTitle, top: tops.of(kind), names: &names, below: 0, most: 60 };
    let found = candidates::find(conn, cx, kind, &asked).await?;
    let begins = |title: &str| whole.wanted.len() == query.wanted.len() || wholes(title).iter().any(|word| word.starts_with(last));
    let fitting = found.into_iter().filter(|one| begins(&one.title)).take(MOST);
    Ok(fitting.map(|one| Suggestion { kind, text: one.title, href: one.href, lang: one.lang }).collect())
}

#[derive(FromQueryResult)]
struct Named {
    name: String,
    slug: String,
}

fn suggestions(kind: SearchKind, path: &str, rows: Vec<Named>) -> Vec<Suggestion> {
    rows.into_iter().map(|row| Suggestion { kind, text: row.name, href: format!("{path}/{}", row.slug), lang: String::new() }).collect()
}

async fn tags(conn: &impl ConnectionTrait, cx: &Cx, begun: &str) -> Result<Vec<Suggestion>> {
    let mut values: Vec<Value> = vec![format!("{begun}%").into()];
    let sql = sql::tags_beginning(&policy::boards_seen_by(&cx.actor, &mut values), MOST);
    Ok(suggestions(SearchKind::Tag, "/tags", all(conn, &sql, values).await?))
}

async fn people(conn: &impl ConnectionTrait, cx: &Cx, begun: &str) -> Result<Vec<Suggestion>> {
    let reach = policy::people::reach(&cx.actor).rank();
    let sql = sql::people_beginning(MOST);
    Ok(suggestions(SearchKind::Person, "/members", all(conn, &sql, vec![begun.into(), format!("{begun}\u{10FFFF}").into(), reach.into()]).await?))
}

async fn organisations(conn: &impl ConnectionTrait, begun: &str) -> Result<Vec<Suggestion>> {
    let sql = sql::organisations_beginning(MOST);
    Ok(suggestions(SearchKind::Organisation, "/organisations", all(conn, &sql, vec![begun.into(), format!("{begun}\u{10FFFF}").into()]).await?))
}
