//! What follows from news about material.

use super::{news::MaterialPublished, stories};
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    notices::{self, About, Telling},
    outbox::Told,
    policy::authors::is_author,
};
use model::MemberId;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Author {
    member_id: i64,
    title: String,
}

/// The authors of what a new resource was made from hear of it; later versions are no news to them.
pub async fn published(cx: &Cx, id: i64, news: MaterialPublished) -> Result<Told> {
    let MaterialPublished { material, by, version: 1 } = news else { return Ok(Told::Nobody) };
    let sql = concat!(
        "SELECT DISTINCT a.member_id, r.title FROM material_sources s JOIN material_authors a ON a.material_id = s.source_id \
         JOIN materials r ON r.id = s.material_id WHERE s.material_id = $1 AND r.state = 'published' AND ",
        is_author!()
    );
    let authors: Vec<Author> = all(cx.reader(), sql, vec![material.0.into()]).await?;
    let txn = cx.begin().await?;
    for author in authors {
        let story = stories::REMIX.of(&About::new(material, author.title))?;
        let telling = Telling { to: MemberId(author.member_id), actor: Some(by), reply: None, story };
        notices::tell(&txn, cx, Some(id), telling).await?;
    }
    txn.commit().await?;
    Ok(Told::Nobody)
}
