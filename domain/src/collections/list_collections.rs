use super::sql;
use crate::{cx::Cx, db::all, failure::Result};
use model::MaterialId;
use sea_orm::{FromQueryResult, Value};

/// A collection as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct CollectionLine {
    pub id: i64,
    pub slug: String,
    pub key: String,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub access: String,
    pub entries: i32,
    pub changed_at: i64,
    pub owner: String,
    /// A resource of it may not be used to earn money.
    pub non_commercial: bool,
    /// `id/name` of the first picture among the files of its resources.
    pub cover: Option<String>,
}

pub struct CollectionPage {
    pub lines: Vec<CollectionLine>,
    pub next: Option<String>,
}

const PAGE: usize = 24;

/// Public collections with something in them, the latest changed first. `after` is the cursor of the page before.
pub async fn list_collections(cx: &Cx, after: Option<&str>) -> Result<CollectionPage> {
    let cursor = after.and_then(|after| after.split_once('~')).and_then(|(at, id)| Some((at.parse::<i64>().ok()?, id.parse::<i64>().ok()?)));
    let values: Vec<Value> = cursor.map_or_else(Vec::new, |(at, id)| vec![at.into(), id.into()]);
    let mut lines: Vec<CollectionLine> = all(cx.reader(), &sql::public(cursor.is_some(), PAGE + 1), values).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(|line| format!("{}~{}", line.changed_at, line.id));
    Ok(CollectionPage { lines, next })
}

/// Those the asker edits, the latest changed first; nobody edits more than a hundred.
pub async fn list_own(cx: &Cx) -> Result<Vec<CollectionLine>> {
    let me = cx.member()?.id;
    all(cx.reader(), sql::OWN, vec![me.into()]).await
}

/// A collection that a resource can be put into.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Place {
    pub id: i64,
    pub title: String,
    /// The resource is in it.
    pub has: bool,
}

/// Where the asker can put a resource.
pub async fn places(cx: &Cx, material: MaterialId) -> Result<Vec<Place>> {
    let me = cx.member()?.id;
    all(cx.reader(), sql::PLACES, vec![me.into(), material.into()]).await
}
