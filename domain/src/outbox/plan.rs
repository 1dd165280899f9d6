//! Writing news down, for now or for later.

use super::{News, sql::PLAN, write};
use crate::{cx::Cx, db::run, failure::Result};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, Value};
use std::fmt::Display;
use tables::outbox;

/// Records news inside the caller's transaction.
pub async fn announce<N: News>(txn: &impl ConnectionTrait, cx: &Cx, news: N) -> Result<()> {
    announce_at(txn, cx, news, cx.now).await
}

/// Records news that are to be acted on later, whatever else is planned.
pub async fn announce_at<N: News>(txn: &impl ConnectionTrait, cx: &Cx, news: N, at: i64) -> Result<()> {
    let row = outbox::ActiveModel {
        news: Set(write(&news)?),
        recorded_at: Set(cx.now),
        next_at: Set(at),
        attempts: Set(0),
        fault: Set(String::new()),
        ..Default::default()
    };
    outbox::Entity::insert(row).exec_without_returning(txn).await?;
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

/// Plans news, or moves those of the same key. Those whose time has come are told all the same, and these besides: once due, news
/// have no key any more. Hearers therefore look whether what they hear still holds.
pub async fn schedule<N: News>(txn: &impl ConnectionTrait, cx: &Cx, key: &Key, news: N, at: i64) -> Result<()> {
    let values: Vec<Value> = vec![write(&news)?.into(), key.0.clone().into(), cx.now.into(), at.into()];
    if run(txn, PLAN, values.clone()).await? == 0 {
        let none = outbox::ActiveModel { key: Set(None), ..Default::default() };
        let due = outbox::Entity::update_many().set(none).filter(planned(key)).filter(outbox::Column::NextAt.lte(cx.now));
        due.exec(txn).await?;
        run(txn, PLAN, values).await?;
    }
    Ok(())
}

/// Takes planned news back. False if none are planned, or they are being told already.
pub async fn cancel(txn: &impl ConnectionTrait, key: &Key) -> Result<bool> {
    Ok(outbox::Entity::delete_many().filter(planned(key)).exec(txn).await?.rows_affected > 0)
}

fn planned(key: &Key) -> Condition {
    Condition::all().add(outbox::Column::Key.eq(key.0.as_str())).add(outbox::Column::DeliveredAt.is_null())
}
