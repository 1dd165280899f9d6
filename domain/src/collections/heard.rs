//! What follows from news about collections.

use super::{news::CollectionGrown, stories};
use crate::{
    cx::Cx,
    db::{Number, all, one},
    failure::Result,
    notices::{self, Telling},
    outbox::Told,
};
use model::{CollectionId, MaterialId, MemberId};
use sea_orm::FromQueryResult;

/// Followers of a collection that everybody may read hear of what is still in it and listed.
pub async fn grown(cx: &Cx, id: i64, news: CollectionGrown) -> Result<Told> {
    let CollectionGrown { collection, material, by } = news;
    let Some(grown) = read(cx, collection, material).await? else { return Ok(Told::Nobody) };
    let sql = "SELECT member_id AS n FROM follows WHERE kind = 'collection' AND object_id = $1 AND level = 'following' ORDER BY member_id";
    let followers: Vec<Number> = all(cx.reader(), sql, vec![collection.0.into()]).await?;
    let story = stories::GROWN.of(&stories::Grown { collection, title: grown.collection, resource: grown.material })?;
    for some in followers.chunks(STEP) {
        let txn = cx.begin().await?;
        for one in some {
            let telling = Telling { to: MemberId(one.n), actor: Some(by), reply: None, story: story.clone() };
            notices::tell(&txn, cx, Some(id), telling).await?;
        }
        txn.commit().await?;
    }
    Ok(Told::Nobody)
}

#[derive(FromQueryResult)]
struct Grown {
    collection: String,
    material: String,
}

/// Notices are made in steps of so many.
const STEP: usize = 100;

async fn read(cx: &Cx, collection: CollectionId, material: MaterialId) -> Result<Option<Grown>> {
    let sql = "SELECT c.title AS collection, m.title AS material FROM collection_entries e JOIN collections c ON c.id = e.collection_id \
               JOIN materials m ON m.id = e.material_id WHERE e.collection_id = $1 AND e.material_id = $2 AND c.access = 'public' AND m.state = 'published'";
    one(cx.reader(), sql, vec![collection.0.into(), material.0.into()]).await
}
