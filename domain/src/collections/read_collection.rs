use super::{access, access::CollectionRow, sql};
use crate::{
    cx::Cx,
    db::{all, one},
    failure::Result,
    policy::collections::{Act, may},
};
use model::{
    CollectionId, Licence,
    licences::{CollectionTerms, collection_terms},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use tables::follow;

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
    let entries: Vec<Entry> = all(conn, sql::ENTRIES, vec![row.id.into()]).await?;
    let entries: Vec<Entry> = entries.into_iter().map(only_what_is_listed).collect();
    let licences: Vec<Licence> = entries.iter().filter(|entry| !entry.gone).filter_map(|entry| Licence::parse(&entry.licence)).collect();
    let editors = all(conn, sql::NAMED_EDITORS, vec![row.id.into(), row.created_by.into()]).await?;
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

/// What is gone is emptied here, so that no page can tell it.
fn only_what_is_listed(entry: Entry) -> Entry {
    if !entry.gone {
        return entry;
    }
    let empty = String::new;
    Entry { slug: empty(), title: empty(), summary: empty(), author: empty(), licence: empty(), note: empty(), ..entry }
}

async fn parent(conn: &impl ConnectionTrait, row: &CollectionRow) -> Result<Option<Parent>> {
    let Some(from) = row.copied_from else { return Ok(None) };
    one(conn, sql::PARENT, vec![from.into()]).await
}

async fn followers(conn: &impl ConnectionTrait, id: i64) -> Result<i64> {
    let followers = follow::Entity::find().filter(follow::of(CollectionId(id))).filter(follow::following()).select_only();
    let followers = followers.column_as(follow::Column::MemberId.count(), "n").into_tuple().one(conn).await?;
    Ok(followers.unwrap_or_default())
}
