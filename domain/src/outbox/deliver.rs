//! Handing news to those who hear them.

use super::{Told, name_of, sql};
use crate::{
    cx::Cx,
    db::{self, all},
    failure::Result,
    mail, retention,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, SelectExt,
    sea_query::{Expr, ExprTrait},
};
use std::time::{Duration, Instant};
use tables::outbox;

/// How long a claim holds; a courier that died loses it then.
const LEASE_MS: i64 = 60_000;
const LEASE: Duration = Duration::from_secs(60);
const BATCH: i32 = 100;
/// After so many tries news are parked for an admin to look at.
const TRIES: i32 = 10;

/// News that one courier has claimed.
#[derive(Debug, FromQueryResult)]
struct Claimed {
    id: i64,
    news: String,
    attempts: i32,
}

/// Claims and handles what is due. Returns how many news were taken in hand; the caller comes again at once when it is not 0.
pub async fn deliver_due(cx: &Cx) -> Result<usize> {
    let claimed = claim(cx).await?;
    let (count, started) = (claimed.len(), Instant::now());
    let mut done = Vec::new();
    for (at, news) in claimed.iter().enumerate() {
        // Mails can be slow. What the lease may not last for is given back, or another courier would send it as well.
        if started.elapsed() > LEASE / 2 {
            give_back(cx, claimed.get(at..).unwrap_or_default()).await?;
            break;
        }
        // In a task of its own: a panic in a handler is this news' fault, not the courier's end.
        let (work, id, text) = (cx.clone(), news.id, news.news.clone());
        match tokio::spawn(async move { handle(&work, id, &text).await }).await {
            // At once: what was sent should not be sent again because a later one was interrupted.
            Ok(Ok(Outcome::Heard(Told::Somebody))) => mark_delivered(cx, &[news.id]).await?,
            Ok(Ok(Outcome::Heard(Told::Nobody))) => done.push(news.id),
            Ok(Ok(Outcome::Unheard(why))) => postpone(cx, news, &why, true).await?,
            Ok(Err(failure)) => postpone(cx, news, &failure.to_string(), mail::is_refused(&failure)).await?,
            Err(panic) => postpone(cx, news, &panic.to_string(), false).await?,
        }
    }
    mark_delivered(cx, &done).await?;
    Ok(count)
}

async fn give_back(cx: &Cx, claimed: &[Claimed]) -> Result<()> {
    let now = outbox::ActiveModel { next_at: Set(cx.now), ..Default::default() };
    let of = outbox::Entity::update_many().set(now).filter(outbox::Column::Id.is_in(claimed.iter().map(|news| news.id)));
    let txn = cx.begin().await?;
    of.col_expr(outbox::Column::Attempts, Expr::col(outbox::Column::Attempts).sub(1)).exec(&txn).await?;
    txn.commit().await
}

/// Gives back what a courier that was killed had claimed, so that nobody waits for the lease to end. Only for a process
/// that is alone with its database, as on SQLite.
pub async fn release_claims(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let now = outbox::ActiveModel { next_at: Set(cx.now), ..Default::default() };
    let held = outbox::Entity::update_many().set(now).filter(outbox::open()).filter(outbox::Column::NextAt.gt(cx.now));
    let held = held.filter(outbox::Column::Attempts.gt(0)).filter(outbox::Column::Fault.eq(""));
    let released = held.exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(db::count(released))
}

async fn claim(cx: &Cx) -> Result<Vec<Claimed>> {
    if !outbox::Entity::find().filter(outbox::open()).filter(outbox::Column::NextAt.lte(cx.now)).exists(cx.reader()).await? {
        return Ok(Vec::new());
    }
    let txn = cx.begin().await?;
    let mut claimed: Vec<Claimed> = all(&txn, sql::CLAIM, vec![cx.now.into(), (cx.now + LEASE_MS).into(), BATCH.into()]).await?;
    txn.commit().await?;
    claimed.sort_by_key(|news| news.id);
    Ok(claimed)
}

/// What became of one news in one try.
enum Outcome {
    Heard(Told),
    /// No try can do better.
    Unheard(String),
}

async fn handle(cx: &Cx, id: i64, text: &str) -> Result<Outcome> {
    let Ok(name) = name_of(text) else { return Ok(Outcome::Unheard("this is no news: it has no name".to_owned())) };
    let mut hearers = cx.world.features.hearers(&name).peekable();
    if hearers.peek().is_none() {
        return Ok(Outcome::Unheard(format!("nobody hears news called \u{201c}{name}\u{201d}: they are of another version of this program")));
    }
    let mut told = Told::Nobody;
    for hear in hearers {
        told = told.or(hear(cx.clone(), id, text.to_owned()).await?);
    }
    Ok(Outcome::Heard(told))
}

/// Has it tried again later, or parks it: after ten tries, or at once where no later try can do better.
async fn postpone(cx: &Cx, news: &Claimed, fault: &str, hopeless: bool) -> Result<()> {
    tracing::warn!(id = news.id, attempts = news.attempts, fault, "news could not be acted on");
    let parked = (hopeless || news.attempts >= TRIES).then_some(cx.now);
    let wait = 30_000_i64 << news.attempts.clamp(0, 9);
    let fault: String = fault.chars().take(500).collect();
    let later = outbox::ActiveModel { next_at: Set(cx.now + wait), parked_at: Set(parked), fault: Set(fault), ..Default::default() };
    let txn = cx.begin().await?;
    outbox::Entity::update_many().set(later).filter(outbox::Column::Id.eq(news.id)).exec(&txn).await?;
    txn.commit().await
}

async fn mark_delivered(cx: &Cx, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let delivered = outbox::ActiveModel { delivered_at: Set(Some(cx.now)), ..Default::default() };
    let txn = cx.begin().await?;
    outbox::Entity::update_many().set(delivered).filter(outbox::Column::Id.is_in(ids.iter().copied())).exec(&txn).await?;
    txn.commit().await
}

/// Forgets delivered news. Returns how many.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let old = outbox::Entity::delete_many().filter(outbox::Column::DeliveredAt.lt(cx.now - retention::LINKS.ms()));
    let gone = old.exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(db::count(gone))
}
