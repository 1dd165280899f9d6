//! What follows from news about linked accounts: the member hears of every change to their ways in.

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

#[derive(FromQueryResult)]
struct Label {
    label: String,
}

/// Handles one news; `id` is the outbox row's, for Message-IDs that stay the same on a second try.
pub async fn heard(cx: &Cx, id: i64, news: News) -> Result<Told> {
    match news {
        News::IdentityLinked { member, identity } => {
            let label: Option<Label> = one(cx.reader(), "SELECT label FROM identities WHERE id = $1", vec![identity.0.into()]).await?;
            write(cx, id, member, label, ("mail-identity-linked-subject", "mail-identity-linked-body")).await
        }
        News::IdentityUnlinked { member, at } => {
            let sql = "SELECT detail AS label FROM audit WHERE member_id = $1 AND act = 'identity-unlinked' AND recorded_at = $2 ORDER BY id LIMIT 1";
            let label: Option<Label> = one(cx.reader(), sql, vec![member.0.into(), at.into()]).await?;
            write(cx, id, member, label, ("mail-identity-unlinked-subject", "mail-identity-unlinked-body")).await
        }
        _ => Ok(Told::Nobody),
    }
}

async fn write(cx: &Cx, id: i64, member: MemberId, label: Option<Label>, (subject, body): (&str, &str)) -> Result<Told> {
    let sql = "SELECT name, email, language FROM members WHERE id = $1 AND erased_at IS NULL";
    let row: Option<Row> = one(cx.reader(), sql, vec![member.0.into()]).await?;
    // Linked and unlinked again before this was read: the second mail tells all.
    let (Some(row), Some(Label { label })) = (row, label) else { return Ok(Told::Nobody) };
    let locale = Locale::parse(&row.language).unwrap_or_default();
    let link = format!("{}/settings/identities", cx.world.public_url);
    let mail = Mail {
        id: format!("news-{id}-{member}"),
        to_name: row.name.clone(),
        to_address: row.email,
        subject: locale.with(subject, &args!(label = label.clone())),
        body: locale.with(body, &args!(name = row.name, label = label, link = link, site = cx.world.public_url.clone())),
        language: locale.code(),
        ..Mail::default()
    };
    cx.world.post.send(&mail).await?;
    Ok(Told::Somebody)
}
