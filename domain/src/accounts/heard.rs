//! What follows from news about accounts.

use crate::{
    args,
    cx::Cx,
    db::one,
    failure::Result,
    mail::Mail,
    outbox::{News, Told},
    texts::Locale,
};
use model::MemberId;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    name: String,
    email: String,
    language: String,
}

/// Handles one news; `id` is the outbox row's, for Message-IDs that stay the same on a second try.
pub async fn heard(cx: &Cx, id: i64, news: News) -> Result<Told> {
    match news {
        News::MemberJoined { member } => welcome(cx, id, member).await,
        _ => Ok(Told::Nobody),
    }
}

async fn welcome(cx: &Cx, id: i64, member: MemberId) -> Result<Told> {
    let row: Option<Row> = one(cx.reader(), "SELECT name, email, language FROM members WHERE id = $1", vec![member.0.into()]).await?;
    let Some(row) = row else { return Ok(Told::Nobody) };
    let locale = Locale::parse(&row.language).unwrap_or_default();
    let mail = Mail {
        id: format!("news-{id}-{member}"),
        to_name: row.name.clone(),
        to_address: row.email,
        subject: locale.text("mail-welcome-subject"),
        body: locale.with("mail-welcome-body", &args!(name = row.name, site = cx.world.public_url.clone())),
    };
    cx.world.post.send(&mail).await?;
    Ok(Told::Somebody)
}
