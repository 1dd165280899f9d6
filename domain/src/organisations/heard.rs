//! What follows from news about organisations.

use super::news::AffiliationEnds;
use crate::{args, cx::Cx, db::one, failure::Result, mail::Addressee, outbox::Told};
use model::SubjectKind;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    name: String,
    email: String,
    language: String,
    organisation: String,
    slug: String,
}

/// Tells a member that their verification ends in a month, unless it was renewed or taken back.
pub async fn affiliation_ends(cx: &Cx, id: i64, news: AffiliationEnds) -> Result<Told> {
    let AffiliationEnds { affiliation, expires_at } = news;
    let sql = "SELECT m.name, m.email, m.language, o.name AS organisation, o.slug FROM affiliations a JOIN members m ON m.id = a.member_id \
               JOIN organisations o ON o.id = a.organisation_id \
               WHERE a.id = $1 AND a.state = 'verified' AND a.expires_at = $2 AND a.expires_at > $3 AND m.erased_at IS NULL";
    let row: Option<Row> = one(cx.reader(), sql, vec![affiliation.0.into(), expires_at.into(), cx.now.into()]).await?;
    let Some(row) = row else { return Ok(Told::Nobody) };
    let link = format!("{}{}", cx.world.public_url, SubjectKind::Organisation.named(&row.slug));
    let to = Addressee { name: row.name, email: row.email, language: row.language };
    let more = args!(organisation = row.organisation, link = link);
    let mail = to.letter(&cx.world.public_url, format!("news-{id}-affiliation-{affiliation}"), "mail-affiliation-ends", more);
    cx.world.post.send(&mail).await?;
    Ok(Told::Somebody)
}
