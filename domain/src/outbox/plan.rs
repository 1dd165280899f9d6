//! Writing news down, for now or for later.

use super::{News, write};
use crate::{cx::Cx, db::run, failure::Result};
use sea_orm::{ConnectionTrait, Value};
use std::fmt::Display;

/// Records news inside the caller's transaction.
pub async fn announce<N: News>(txn: &impl ConnectionTrait, cx: &Cx, news: N) -> Result<()> {
    announce_at(txn, cx, news, cx.now).await
}

/// Records news that are to be acted on later, whatever else is planned.
pub async fn announce_at<N: News>(txn: &impl ConnectionTrait, cx: &Cx, news: N, at: i64) -> Result<()> {
    let sql = "INSERT INTO outbox (news, recorded_at, next_at, attempts, fault) VALUES ($1, $2, $3, 0, '')";
    run(txn, sql, vec![write(&news)?.into(), cx.now.into(), at.into()]).await?;
    Ok(())
}

/// Names planned news, so that they can be moved and cancelled: what they are and whom or what they are about, as `digest-due:7`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// The news `N` about this.
    pub fn of<N: News>(about: impl Display) -> Self {
        Self(format!("{}:{about}", N::NAME))
    }
}

/// Moves the planned news of this key that are not due yet.
const PLAN: &str = "INSERT INTO outbox (news, key, recorded_at, next_at, attempts, fault) VALUES ($1, $2, $3, $4, 0, '') \
    ON CONFLICT (key) WHERE delivered_at IS NULL DO UPDATE SET news = $1, recorded_at = $3, next_at = $4 WHERE outbox.next_at > $3";
const LET_GO: &str = "UPDATE outbox SET key = NULL WHERE key = $1 AND delivered_at IS NULL AND next_at <= $2";

/// Plans news, or moves those of the same key. Those whose time has come are told all the same, and these besides: once due, news
/// have no key any more. Hearers therefore look whether what they hear still holds.
pub async fn schedule<N: News>(txn: &impl ConnectionTrait, cx: &Cx, key: &Key, news: N, at: i64) -> Result<()> {
    let values: Vec<Value> = vec![write(&news)?.into(), key.0.clone().into(), cx.now.into(), at.into()];
    if run(txn, PLAN, values.clone()).await? == 0 {
        run(txn, LET_GO, vec![key.0.clone().into(), cx.now.into()]).await?;
        run(txn, PLAN, values).await?;
    }
    Ok(())
}

/// Takes planned news back. False if none are planned, or they are being told already.
pub async fn cancel(txn: &impl ConnectionTrait, key: &Key) -> Result<bool> {
    Ok(run(txn, "DELETE FROM outbox WHERE key = $1 AND delivered_at IS NULL", vec![key.0.clone().into()]).await? > 0)
}
