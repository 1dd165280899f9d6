//! What ways in leave behind, forgotten when its time is over. Each returns how much there was.

use crate::{cx::Cx, db::count, failure::Result, retention};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, sea_query::Expr};
use tables::{audit as log, device, half_sign_in, joining, mail_link, session};

/// Forgets ended sessions, sign-ups and sign-ins that were not finished, spent links, and who signed in when.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let ended = session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(cx.now));
    let before = cx.now - retention::JOININGS.ms();
    let over = Condition::any().add(joining::Column::AwaitingAt.is_null()).add(joining::Column::RejectedAt.lt(before));
    let joinings = joining::Entity::delete_many().filter(joining::Column::CreatedAt.lt(before)).filter(over);
    let halves = half_sign_in::Entity::delete_many().filter(half_sign_in::Column::ExpiresAt.lt(cx.now));
    let links = mail_link::Entity::delete_many().filter(mail_link::Column::CreatedAt.lt(cx.now - retention::LINKS.ms()));
    let sign_ins = log::Entity::delete_many().filter(log::Column::RecordedAt.lt(cx.now - retention::SIGN_INS.ms()));
    let sign_ins = sign_ins.filter(log::Column::Act.is_in(["signed-in", "session-ended"]));
    let mut gone = ended.exec(&txn).await?.rows_affected;
    gone += joinings.exec(&txn).await?.rows_affected;
    gone += halves.exec(&txn).await?.rows_affected;
    gone += links.exec(&txn).await?.rows_affected;
    gone += sign_ins.exec(&txn).await?.rows_affected;
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
