//! What ways in leave behind, forgotten when its time is over. Each returns how much there was.

use crate::{
    cx::Cx,
    db::{count, run},
    failure::Result,
    retention,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tables::{audit as log, device};

/// Forgets ended sessions, sign-ups and sign-ins that were not finished, spent links, and who signed in when.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let joinings = "DELETE FROM joinings WHERE created_at < $1 AND (awaiting_at IS NULL OR rejected_at < $1)";
    let sign_ins = "DELETE FROM audit WHERE recorded_at < $1 AND act IN ('signed-in', 'session-ended')";
    let mut gone = 0;
    for (sql, before) in [
        ("DELETE FROM sessions WHERE expires_at < $1", cx.now),
        (joinings, cx.now - retention::JOININGS.ms()),
        ("DELETE FROM half_sign_ins WHERE expires_at < $1", cx.now),
        ("DELETE FROM mail_links WHERE created_at < $1", cx.now - retention::LINKS.ms()),
        (sign_ins, cx.now - retention::SIGN_INS.ms()),
    ] {
        gone += run(&txn, sql, vec![before.into()]).await?;
    }
    txn.commit().await?;
    Ok(count(gone))
}

/// Forgets from where things were done; what was done stays in the log.
pub async fn forget_addresses(cx: &Cx) -> Result<usize> {
    let before = cx.now - retention::ADDRESSES.ms();
    let txn = cx.begin().await?;
    let lines = log::Entity::update_many().col_expr(log::Column::Address, Expr::value(""));
    let lines = lines.filter(log::Column::RecordedAt.lt(before)).filter(log::Column::Address.ne("")).exec(&txn).await?.rows_affected;
    let devices = device::Entity::update_many().col_expr(device::Column::Address, Expr::value(""));
    let devices = devices.filter(device::Column::CreatedAt.lt(before)).filter(device::Column::Address.ne("")).exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(count(lines + devices))
}

/// Forgets browsers that nobody has signed in with for long: the next time they are new ones.
pub async fn forget_devices(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let old = device::Entity::delete_many().filter(device::Column::SeenAt.lt(cx.now - retention::DEVICES.ms()));
    let gone = old.exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(count(gone))
}
