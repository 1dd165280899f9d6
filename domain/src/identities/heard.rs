//! What follows from news about linked accounts: the member hears of every change to their ways in.

use super::{
    news::{IdentityLinked, IdentityUnlinked},
    stories::{self, Provider},
};
use crate::{
    args,
    cx::Cx,
    failure::Result,
    mail::Addressee,
    notices::{self, Payload, Story},
    outbox::Told,
};
use model::MemberId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::{audit, identity};

// Each handles one news; `id` is the outbox row's, for Message-IDs that stay the same on a second try.

pub async fn linked(cx: &Cx, id: i64, news: IdentityLinked) -> Result<Told> {
    let label = identity::Entity::find_by_id(news.identity).select_only().column(identity::Column::Label);
    let label: Option<String> = label.into_tuple().one(cx.reader()).await?;
    write(cx, id, news.member, label, &stories::LINKED).await
}

pub async fn unlinked(cx: &Cx, id: i64, news: IdentityUnlinked) -> Result<Told> {
    let own = audit::Entity::find().filter(audit::Column::MemberId.eq(news.member)).filter(audit::Column::Act.eq("identity-unlinked"));
    let then = own.filter(audit::Column::RecordedAt.eq(news.at)).order_by_asc(audit::Column::Id);
    let label: Option<String> = then.select_only().column(audit::Column::Detail).into_tuple().one(cx.reader()).await?;
    write(cx, id, news.member, label, &stories::UNLINKED).await
}

async fn write(cx: &Cx, id: i64, member: MemberId, label: Option<String>, story: &Story<Provider>) -> Result<Told> {
    let to = Addressee::find(cx.reader(), member).await?;
    // Linked and unlinked again before this was read: the second mail tells all.
    let (Some(to), Some(label)) = (to, label) else { return Ok(Told::Nobody) };
    let told = Provider { label: label.clone() };
    notices::tell_of_account(cx, id, member, story.of(&told)?).await?;
    let link = format!("{}{}", cx.world.public_url, told.path());
    let mail = to.letter(&cx.world.public_url, format!("news-{id}-{member}"), &format!("mail-{}", story.name), args!(label = label, link = link));
    cx.world.post.send(&mail).await?;
    Ok(Told::Somebody)
}
