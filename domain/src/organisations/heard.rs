//! What follows from news about organisations.

use super::news::AffiliationEnds;
use crate::{args, cx::Cx, failure::Result, mail::Addressee, outbox::Told};
use model::SubjectKind;
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter};
use tables::{affiliation, member, organisation};

#[derive(DerivePartialModel)]
#[sea_orm(entity = "affiliation::Entity")]
struct Row {
    #[sea_orm(from_expr = "member::Column::Name")]
    name: String,
    #[sea_orm(from_expr = "member::Column::Email")]
    email: String,
    #[sea_orm(from_expr = "member::Column::Language")]
    language: String,
    #[sea_orm(from_expr = "organisation::Column::Name")]
    organisation: String,
    #[sea_orm(from_expr = "organisation::Column::Slug")]
    slug: String,
}

/// Tells a member that their verification ends in a month, unless it was renewed or taken back.
pub async fn affiliation_ends(cx: &Cx, id: i64, news: AffiliationEnds) -> Result<Told> {
    let AffiliationEnds { affiliation, expires_at } = news;
    let of = affiliation::Entity::find_by_id(affiliation).inner_join(member::Entity).inner_join(organisation::Entity);
    let same = of.filter(affiliation::verified(cx.now)).filter(affiliation::Column::ExpiresAt.eq(expires_at));
    let row: Option<Row> = same.filter(member::not_erased()).into_partial_model().one(cx.reader()).await?;
    let Some(row) = row else { return Ok(Told::Nobody) };
    let link = format!("{}{}", cx.world.public_url, SubjectKind::Organisation.named(&row.slug));
    let to = Addressee { name: row.name, email: row.email, language: row.language };
    let more = args!(organisation = row.organisation, link = link);
    let mail = to.letter(&cx.world.public_url, format!("news-{id}-affiliation-{affiliation}"), "mail-affiliation-ends", more);
    cx.world.post.send(&mail).await?;
    Ok(Told::Somebody)
}
