//! Writing news down.

use super::{News, write};
use crate::{cx::Cx, db::run, failure::Result};
use sea_orm::ConnectionTrait;

/// Records news inside the caller's transaction.
pub async fn announce<N: News>(txn: &impl ConnectionTrait, cx: &Cx, news: N) -> Result<()> {
    announce_at(txn, cx, news, cx.now).await
}

/// Records news that are to be acted on later.
pub async fn announce_at<N: News>(txn: &impl ConnectionTrait, cx: &Cx, news: N, at: i64) -> Result<()> {
    let sql = "INSERT INTO outbox (news, recorded_at, next_at, attempts, fault) VALUES ($1, $2, $3, 0, '')";
    run(txn, sql, vec![write(&news)?.into(), cx.now.into(), at.into()]).await?;
    Ok(())
}
