//! What follows from news about downloads and leaving.

use super::{
    leave::Why,
    news::{ExportMade, Farewell, LeavingBegun, LeavingNear, LeavingTakenBack},
    stories::{self, Planned},
};
use crate::{FluentArgs, args, cx::Cx, failure::Result, mail::Addressee, notices, outbox::Told};
use model::{ExportId, FarewellId, MemberId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{export, farewell, leaving};

/// Where all of it is.
pub(super) const PAGE: &str = "/settings/data";

// Each handles one news; `id` is the outbox row's, for Message-IDs that stay the same on a second try.

pub async fn leaving_near(cx: &Cx, id: i64, news: LeavingNear) -> Result<Told> {
    match planned(cx, news.member, news.due).await? {
        Some(_) => mail(cx, id, news.member, "mail-leaving-near", args!(date = cx.world.zone.day(news.due))).await,
        None => Ok(Told::Nobody),
    }
}

pub async fn leaving_taken_back(cx: &Cx, id: i64, news: LeavingTakenBack) -> Result<Told> {
    notices::tell_of_account(cx, id, news.member, stories::LEAVING_TAKEN_BACK.of(&Planned::default())?).await?;
    mail(cx, id, news.member, "mail-leaving-taken-back", FluentArgs::new()).await
}

/// The plan that this news is about, unless it was given up or begun again.
async fn planned(cx: &Cx, member: MemberId, due: i64) -> Result<Option<leaving::Model>> {
    Ok(leaving::Entity::find_by_id(member).filter(leaving::Column::DueAt.eq(due)).one(cx.reader()).await?)
}

pub async fn leaving_begun(cx: &Cx, id: i64, news: LeavingBegun) -> Result<Told> {
    let LeavingBegun { member, due } = news;
    let Some(plan) = planned(cx, member, due).await? else { return Ok(Told::Nobody) };
    if plan.why == Why::Inactive.as_str() {
        return mail(cx, id, member, "mail-leaving-inactive", args!(date = cx.world.zone.day(due))).await;
    }
    notices::tell_of_account(cx, id, member, stories::LEAVING.of(&Planned { due: Some(due) })?).await?;
    mail(cx, id, member, "mail-leaving-begun", args!(date = cx.world.zone.day(due))).await
}

pub async fn export_made(cx: &Cx, id: i64, news: ExportMade) -> Result<Told> {
    let there = export::Entity::find_by_id(ExportId(news.export)).filter(export::Column::ExpiresAt.gt(cx.now)).one(cx.reader()).await?;
    let Some(row) = there else { return Ok(Told::Nobody) };
    notices::tell_of_account(cx, id, row.member_id, stories::EXPORT_MADE.of(&Planned::default())?).await?;
    mail(cx, id, row.member_id, "mail-export-made", FluentArgs::new()).await
}

/// A mail of a pair of messages, which can use `$link` besides their own arguments.
async fn mail(cx: &Cx, id: i64, member: MemberId, key: &str, args: FluentArgs<'_>) -> Result<Told> {
    let Some(to) = Addressee::find(cx.reader(), member).await? else { return Ok(Told::Nobody) };
    let mut args = args;
    args.set("link", format!("{}{PAGE}", cx.world.public_url));
    cx.world.post.send(&to.letter(&cx.world.public_url, format!("news-{id}-{member}"), key, args)).await?;
    Ok(Told::Somebody)
}

/// The last mail; the address is forgotten once it is sent.
pub async fn farewell(cx: &Cx, id: i64, news: Farewell) -> Result<Told> {
    let farewell = FarewellId(news.farewell);
    let Some(row) = farewell::Entity::find_by_id(farewell).one(cx.reader()).await? else { return Ok(Told::Nobody) };
    let to = Addressee { name: String::new(), email: row.email, language: row.language };
    cx.world.post.send(&to.letter(&cx.world.public_url, format!("news-{id}-farewell"), "mail-farewell", FluentArgs::new())).await?;
    let txn = cx.begin().await?;
    farewell::Entity::delete_by_id(farewell).exec(&txn).await?;
    txn.commit().await?;
    Ok(Told::Somebody)
}
