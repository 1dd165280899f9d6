//! What follows from news about collections.

use super::{news::CollectionGrown, sql, stories};
use crate::{
    cx::Cx,
    db::one,
    failure::Result,
    notices::{self, Telling},
    outbox::Told,
};
use model::{CollectionId, MaterialId, MemberId};
use sea_orm::{EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use tables::follow;

/// Followers of a collection that everybody may read hear of what is still in it and listed.
pub async fn grown(cx: &Cx, id: i64, news: CollectionGrown) -> Result<Told> {
    let CollectionGrown { collection, material, by } = news;
    let Some(grown) = read(cx, collection, material).await? else { return Ok(Told::Nobody) };
    let followers = follow::Entity::find().filter(follow::of(collection)).filter(follow::following()).order_by_asc(follow::Column::MemberId);
    let followers: Vec<MemberId> = followers.select_only().column(follow::Column::MemberId).into_tuple().all(cx.reader()).await?;
    let story = stories::GROWN.of(&stories::Grown { collection, title: grown.collection, resource: grown.material })?;
    for some in followers.chunks(STEP) {
        let txn = cx.begin().await?;
        for &to in some {
            let telling = Telling { to, actor: Some(by), reply: None, story: story.clone() };
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
    one(cx.reader(), sql::GROWN, vec![collection.into(), material.into()]).await
}
