use super::{access, access::CollectionRow};
use crate::{
    cx::Cx,
    db::{all, one},
    failure::Result,
    policy::authors::first_author,
    policy::collections::{Act, may},
};
use model::{
    CollectionId, Licence,
    licences::{CollectionTerms, collection_terms},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A collection as its page shows it.
pub struct CollectionView {
    pub row: CollectionRow,
    pub entries: Vec<Entry>,
    /// What holds for the whole: the strictest of its resources decides.
    pub terms: CollectionTerms,
    pub editors: Vec<Editor>,
    /// The collection it was made from, where everybody may read it.
    pub parent: Option<Parent>,
    pub followers: i64,
    pub can_change: bool,
    pub can_own: bool,
    pub can_copy: bool,
}

/// One resource of it. Of what is not listed any more only its place is told.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Entry {
    pub material_id: i64,
    pub gone: bool,
    pub slug: String,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub kind: String,
    pub licence: String,
    pub minutes: i32,
    pub used: i32,
    pub reviewers: i32,
    pub author: String,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Editor {
    pub member_id: i64,
    pub handle: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Parent {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub language: String,
    pub owner: String,
}

/// In its order. What is gone is emptied here, so that no page can tell it.
const ENTRIES: &str = concat!(
    "SELECT e.material_id, e.note, CASE WHEN m.state = 'published' THEN FALSE ELSE TRUE END AS gone, m.slug, m.title, m.summary, \
     m.language, m.kind, m.licence, m.minutes, m.used, m.reviewers, ",
    first_author!(),
    " AS author FROM collection_entries e JOIN materials m ON m.id = e.material_id WHERE e.collection_id = $1 ORDER BY e.position, e.material_id LIMIT 200"
);

/// Reads one; `end` is the last part of the address the asker came by. Six queries whatever there is.
pub async fn read_collection(cx: &Cx, id: CollectionId, end: &str) -> Result<CollectionView> {
    let row = access::collection(cx.reader(), cx, id, end, Act::See).await?;
    view(cx, row, end).await
}

/// The same for its editors.
pub async fn edit_collection(cx: &Cx, id: CollectionId) -> Result<CollectionView> {
    let row = access::collection(cx.reader(), cx, id, "", Act::Change).await?;
    view(cx, row, "").await
}

async fn view(cx: &Cx, row: CollectionRow, end: &str) -> Result<CollectionView> {
    let conn = cx.reader();
    let entries: Vec<Entry> = all(conn, ENTRIES, vec![row.id.into()]).await?;
    let entries: Vec<Entry> = entries.into_iter().map(only_what_is_listed).collect();
    let licences: Vec<Licence> = entries.iter().filter(|entry| !entry.gone).filter_map(|entry| Licence::parse(&entry.licence)).collect();
    let sql = "SELECT e.member_id, m.handle, m.name FROM collection_editors e JOIN members m ON m.id = e.member_id WHERE e.collection_id = $1 \
               ORDER BY CASE WHEN e.member_id = $2 THEN 0 ELSE 1 END, e.added_at, e.member_id";
    let editors = all(conn, sql, vec![row.id.into(), row.created_by.into()]).await?;
    let can = |act| may(&cx.actor, act, row.facts(cx, end)).is_ok();
    Ok(CollectionView {
        terms: collection_terms(&licences),
        entries,
        editors,
        parent: parent(conn, &row).await?,
        followers: followers(conn, row.id).await?,
        can_change: can(Act::Change),
        can_own: can(Act::Own),
        can_copy: can(Act::Copy),
        row,
    })
}

fn only_what_is_listed(entry: Entry) -> Entry {
    if !entry.gone {
        return entry;
    }
    let empty = String::new;
    Entry { slug: empty(), title: empty(), summary: empty(), author: empty(), licence: empty(), note: empty(), ..entry }
}

async fn parent(conn: &impl ConnectionTrait, row: &CollectionRow) -> Result<Option<Parent>> {
    let Some(from) = row.copied_from else { return Ok(None) };
    let sql = "SELECT c.id, c.slug, c.title, c.language, m.name AS owner FROM collections c JOIN members m ON m.id = c.created_by \
               WHERE c.id = $1 AND c.access = 'public'";
    one(conn, sql, vec![from.into()]).await
}

async fn followers(conn: &impl ConnectionTrait, id: i64) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM follows WHERE kind = 'collection' AND object_id = $1 AND level = 'following'";
    Ok(one::<crate::db::Number>(conn, sql, vec![id.into()]).await?.map_or(0, |row| row.n))
}
