//! What follows from news about linked accounts: the member hears of every change to their ways in.

use super::{
    news::{IdentityLinked, IdentityUnlinked},
    stories::{self, Provider},
};
use crate::{
    args,
    cx::Cx,
    db::one,
    failure::Result,
    mail::Addressee,
    notices::{self, Payload, Story},
    outbox::Told,
};
use model::MemberId;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Label {
    label: String,
}

// Each handles one news; `id` is the outbox row's, for Message-IDs that stay the same on a second try.

pub async fn linked(cx: &Cx, id: i64, news: IdentityLinked) -> Result<Told> {
    let label: Option<Label> = one(cx.reader(), "SELECT label FROM identities WHERE id = $1", vec![news.identity.0.into()]).await?;
    write(cx, id, news.member, label, &stories::LINKED).await
}

pub async fn unlinked(cx: &Cx, id: i64, news: IdentityUnlinked) -> Result<Told> {
    let sql = "SELECT detail AS label FROM audit WHERE member_id = $1 AND act = 'identity-unlinked' AND recorded_at = $2 ORDER BY id LIMIT 1";
    let label: Option<Label> = one(cx.reader(), sql, vec![news.member.0.into(), news.at.into()]).await?;
    write(cx, id, news.member, label, &stories::UNLINKED).await
}

async fn write(cx: &Cx, id: i64, member: MemberId, label: Option<Label>, story: &Story<Provider>) -> Result<Told> {
    let to = Addressee::find(cx.reader(), member).await?;
    // Linked and unlinked again before this was read: the second mail tells all.
    let (Some(to), Some(Label { label })) = (to, label) else { return Ok(Told::Nobody) };
    let told = Provider { label: label.clone() };
    notices::tell_of_account(cx, id, member, story.of(&told)?).await?;
    let link = format!("{}{}", cx.world.public_url, told.path());
    let mail = to.letter(&cx.world.public_url, format!("news-{id}-{member}"), &format!("mail-{}", story.name), args!(label = label, link = link));
    cx.world.post.send(&mail).await?;
    Ok(Told::Somebody)
}
