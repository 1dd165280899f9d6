//! What follows from news about material.

use super::{news::MaterialPublished, sql, stories};
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    notices::{self, About, Telling},
    outbox::Told,
};
use model::MemberId;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Author {
    member_id: MemberId,
    title: String,
}

/// The authors of what a new resource was made from hear of it; later versions are no news to them.
pub async fn published(cx: &Cx, id: i64, news: MaterialPublished) -> Result<Told> {
    let MaterialPublished { material, by, version: 1 } = news else { return Ok(Told::Nobody) };
    let authors: Vec<Author> = all(cx.reader(), sql::AUTHORS_OF_SOURCES, vec![material.into()]).await?;
    let txn = cx.begin().await?;
    for author in authors {
        let story = stories::REMIX.of(&About::new(material, author.title))?;
        let telling = Telling { to: author.member_id, actor: Some(by), reply: None, story };
        notices::tell(&txn, cx, Some(id), telling).await?;
    }
    txn.commit().await?;
    Ok(Told::Nobody)
}
