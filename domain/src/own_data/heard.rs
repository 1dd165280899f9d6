//! What follows from news about downloads and leaving.

use super::leave::{Why, erase_one};
use crate::{
    FluentArgs, args,
    cx::Cx,
    failure::Result,
    mail::Addressee,
    notices,
    outbox::{News, Told},
};
use model::{ExportId, FarewellId, MemberId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{export, farewell, leaving};

/// Where all of it is.
const PAGE: &str = "/settings/data";

/// Handles one news; `id` is the outbox row's, for Message-IDs that stay the same on a second try.
pub(crate) async fn heard(cx: &Cx, id: i64, news: News) -> Result<Told> {
    match news {
        News::ExportMade { export } => export_made(cx, id, export).await,
        News::LeavingBegun { member, due } => leaving_begun(cx, id, member, due).await,
        News::LeavingNear { member, due } => match planned(cx, member, due).await? {
            Some(_) => mail(cx, id, member, "mail-leaving-near", args!(date = cx.world.zone.day(due))).await,
            None => Ok(Told::Nobody),
        },
        // What is not erased now, as the only admin is not, the next sweep looks at again.
        News::LeavingDue { member, due } if planned(cx, member, due).await?.is_some() => erase_one(cx, member).await.map(|_| Told::Nobody),
        News::LeavingTakenBack { member } => {
            notices::tell_of_account(cx, id, member, "notice-leaving-taken-back", String::new(), PAGE).await?;
            mail(cx, id, member, "mail-leaving-taken-back", FluentArgs::new()).await
        }
        News::Farewell { farewell } => say_farewell(cx, id, farewell).await,
        _ => Ok(Told::Nobody),
    }
}

/// The plan that this news is about, unless it was given up or begun again.
async fn planned(cx: &Cx, member: MemberId, due: i64) -> Result<Option<leaving::Model>> {
    Ok(leaving::Entity::find_by_id(member).filter(leaving::Column::DueAt.eq(due)).one(cx.reader()).await?)
}

async fn leaving_begun(cx: &Cx, id: i64, member: MemberId, due: i64) -> Result<Told> {
    let Some(plan) = planned(cx, member, due).await? else { return Ok(Told::Nobody) };
    if plan.why == Why::Inactive.as_str() {
        return mail(cx, id, member, "mail-leaving-inactive", args!(date = cx.world.zone.day(due))).await;
    }
    notices::tell_of_account(cx, id, member, "notice-leaving", cx.world.zone.day(due), PAGE).await?;
    mail(cx, id, member, "mail-leaving-begun", args!(date = cx.world.zone.day(due))).await
}

async fn export_made(cx: &Cx, id: i64, export: i64) -> Result<Told> {
    let there = export::Entity::find_by_id(ExportId(export)).filter(export::Column::ExpiresAt.gt(cx.now)).one(cx.reader()).await?;
    let Some(row) = there else { return Ok(Told::Nobody) };
    notices::tell_of_account(cx, id, row.member_id, "notice-export-made", String::new(), PAGE).await?;
    mail(cx, id, row.member_id, "mail-export-made", FluentArgs::new()).await
}

/// A mail of a pair of messages, which can use `$link` besides their own arguments.
async fn mail(cx: &Cx, id: i64, member: MemberId, key: &str, args: FluentArgs<'_>) -> Result<Told> {
    let Some(to) = Addressee::find(cx, member).await? else { return Ok(Told::Nobody) };
    let mut args = args;
    args.set("link", format!("{}{PAGE}", cx.world.public_url));
    cx.world.post.send(&to.letter(cx, format!("news-{id}-{member}"), key, args)).await?;
    Ok(Told::Somebody)
}

/// The last mail; the address is forgotten once it is sent.
async fn say_farewell(cx: &Cx, id: i64, farewell: i64) -> Result<Told> {
    let farewell = FarewellId(farewell);
    let Some(row) = farewell::Entity::find_by_id(farewell).one(cx.reader()).await? else { return Ok(Told::Nobody) };
    let to = Addressee { name: String::new(), email: row.email, language: row.language };
    cx.world.post.send(&to.letter(cx, format!("news-{id}-farewell"), "mail-farewell", FluentArgs::new())).await?;
    let txn = cx.begin().await?;
    farewell::Entity::delete_by_id(farewell).exec(&txn).await?;
    txn.commit().await?;
    Ok(Told::Somebody)
}
