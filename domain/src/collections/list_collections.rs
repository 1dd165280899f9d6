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
const LINE: &str = "SELECT c.id, c.slug, c.\"key\", c.title, c.summary, c.language, c.access, c.entries, c.changed_at, o.name AS owner, \
    EXISTS (SELECT 1 FROM collection_entries e JOIN materials m ON m.id = e.material_id WHERE e.collection_id = c.id AND m.state = 'published' \
    AND m.licence LIKE 'by-nc%') AS non_commercial, \
    (SELECT CAST(f.id AS text) || '/' || f.name FROM collection_entries e JOIN materials m ON m.id = e.material_id AND m.state = 'published' \
    JOIN material_versions v ON v.material_id = m.id AND v.number = m.version JOIN version_files x ON x.version_id = v.id JOIN files f ON f.id = x.file_id \
    WHERE e.collection_id = c.id AND f.mime IN ('image/png', 'image/jpeg', 'image/webp') ORDER BY e.position, x.position, f.id LIMIT 1) AS cover \
    FROM collections c JOIN members o ON o.id = c.created_by";

/// Public collections with something in them, the latest changed first. `after` is the cursor of the page before.
pub async fn list_collections(cx: &Cx, after: Option<&str>) -> Result<CollectionPage> {
    let cursor = after.and_then(|after| after.split_once('~')).and_then(|(at, id)| Some((at.parse::<i64>().ok()?, id.parse::<i64>().ok()?)));
    let mut values: Vec<Value> = Vec::new();
    let cursor = cursor.map_or("", |(at, id)| {
        values.extend([Value::from(at), Value::from(id)]);
        " AND (c.changed_at, c.id) < ($1, $2)"
    });
    let sql = format!("{LINE} WHERE c.access = 'public' AND c.entries > 0{cursor} ORDER BY c.changed_at DESC, c.id DESC LIMIT {}", PAGE + 1);
    let mut lines: Vec<CollectionLine> = all(cx.reader(), &sql, values).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(|line| format!("{}~{}", line.changed_at, line.id));
    Ok(CollectionPage { lines, next })
}

/// Those the asker edits, the latest changed first; nobody edits more than a hundred.
pub async fn list_own(cx: &Cx) -> Result<Vec<CollectionLine>> {
    let me = cx.member()?.id;
    let sql =
        format!("{LINE} JOIN collection_editors w ON w.collection_id = c.id WHERE w.member_id = $1 ORDER BY c.changed_at DESC, c.id DESC LIMIT 100");
    all(cx.reader(), &sql, vec![me.0.into()]).await
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
    let sql = "SELECT c.id, c.title, EXISTS (SELECT 1 FROM collection_entries e WHERE e.collection_id = c.id AND e.material_id = $2) AS has \
               FROM collections c JOIN collection_editors w ON w.collection_id = c.id WHERE w.member_id = $1 ORDER BY c.changed_at DESC, c.id DESC LIMIT 100";
    all(cx.reader(), sql, vec![me.0.into(), material.0.into()]).await
}
