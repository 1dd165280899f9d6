//! Slowing down guessing: failures per account and per address, in the database, so that they survive a restart and
//! count on every node. Waiting times grow; nobody is ever locked out for good.

use super::sql::{ADD_FAILURE, RELEASE};
use crate::{
    cx::Cx,
    db::{one, run},
    failure::{Failure, Result},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use tables::throttle;

/// Failures that cost nothing, and for how long failures are remembered.
pub struct Rule {
    free: i32,
    window_ms: i64,
}

/// Zulip's figure: 5 in 30 minutes.
pub const ACCOUNT: Rule = Rule { free: 5, window_ms: 30 * 60_000 };
/// Discourse's figure: 30 an hour.
pub const ADDRESS: Rule = Rule { free: 30, window_ms: 60 * 60_000 };
/// New accounts from one address.
pub const SIGN_UPS: Rule = Rule { free: 10, window_ms: 60 * 60_000 };

/// Codes of a second factor, a member's, whatever browser they come from.
pub const CODES: Rule = Rule { free: 5, window_ms: 30 * 60_000 };
/// Invitations of one member to be an author: whoever declined is not to be asked on and on.
pub const AUTHORS: Rule = Rule { free: 30, window_ms: 24 * 3_600_000 };
/// Mails that somebody who is not signed in can have sent to an address: 5 a day (Zulip's figure).
const MAILS: Rule = Rule { free: 5, window_ms: 24 * 3_600_000 };

const LONGEST_WAIT_MS: i64 = 5 * 60_000;

#[derive(FromQueryResult)]
struct Row {
    failures: i32,
    since: i64,
}

/// A try that counts as a failure until it is known to be none.
#[derive(Debug)]
pub struct Reserved {
    key: String,
    /// When the failure before it was.
    before: i64,
}

fn refuse(cx: &Cx, row: Option<Row>, rule: &Rule) -> Result<()> {
    let Some(row) = row.filter(|row| cx.now - row.since < rule.window_ms) else { return Ok(()) };
    if row.failures < rule.free {
        return Ok(());
    }
    let wait = (5_000_i64 << (row.failures - rule.free).clamp(0, 6)).min(LONGEST_WAIT_MS);
    // A failure from the future was counted before the clock was set back.
    let left = row.since.min(cx.now) + wait - cx.now;
    if left <= 0 {
        return Ok(());
    }
    Err(super::too_many(left))
}

/// Refuses with a waiting time when the key has used up its free failures and the wait is not over. Counts this try as a failure
/// until [`forget`] or [`release`] says that it was none. Tries that come at once wait for each other's count, so that no more get
/// through than may.
pub async fn reserve(cx: &Cx, key: &str, rule: &Rule) -> Result<Reserved> {
    if !cx.world.throttled {
        return Ok(Reserved { key: key.to_owned(), before: cx.now });
    }
    let txn = cx.begin().await?;
    let none = throttle::ActiveModel { key: Set(key.to_owned()), failures: Set(0), since: Set(cx.now) };
    throttle::Entity::insert(none).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(&txn).await?;
    // Changes nothing and holds the row.
    let held = throttle::Entity::update_many().filter(throttle::Column::Key.eq(key));
    let held = held.col_expr(throttle::Column::Failures, Expr::col(throttle::Column::Failures));
    let row = held.exec_with_returning(&txn).await?.into_iter().next().map(|row| Row { failures: row.failures, since: row.since });
    let before = row.as_ref().map_or(cx.now, |row| row.since);
    refuse(cx, row, rule)?;
    add(&txn, cx, key, rule).await?;
    txn.commit().await?;
    Ok(Reserved { key: key.to_owned(), before })
}

/// Takes back a try that was not looked at in the end, or was no failure, as if it had not been.
pub async fn release(cx: &Cx, reserved: &Reserved) -> Result<()> {
    if !cx.world.throttled {
        return Ok(());
    }
    let txn = cx.begin().await?;
    run(&txn, RELEASE, vec![reserved.key.clone().into(), cx.now.into(), reserved.before.into()]).await?;
    txn.commit().await
}

/// Does what only counts where it ends well.
pub async fn counted<T>(cx: &Cx, key: &str, rule: &Rule, done: impl Future<Output = Result<T>>) -> Result<T> {
    let reserved = reserve(cx, key, rule).await?;
    let outcome = done.await;
    if outcome.is_err() {
        release(cx, &reserved).await?;
    }
    outcome
}

/// Whether one more mail may go to an address today; counts it. The person is never told: the answer must not depend on it.
pub async fn may_mail(cx: &Cx, email: &str) -> Result<bool> {
    if !cx.world.throttled {
        return Ok(true);
    }
    let txn = cx.begin().await?;
    let sent = add(&txn, cx, &format!("mail:{email}"), &MAILS).await?;
    txn.commit().await?;
    Ok(sent <= MAILS.free)
}

/// Counts one more, and says how many there are now; an old count starts anew.
async fn add(txn: &impl ConnectionTrait, cx: &Cx, key: &str, rule: &Rule) -> Result<i32> {
    let row: Option<Row> = one(txn, ADD_FAILURE, vec![key.into(), cx.now.into(), (cx.now - rule.window_ms).into()]).await?;
    row.map(|row| row.failures).ok_or_else(|| Failure::bug("a count gave no number"))
}

/// Forgets the failures of a key after a success.
pub async fn forget(cx: &Cx, key: &str) -> Result<()> {
    if !cx.world.throttled {
        return Ok(());
    }
    let txn = cx.begin().await?;
    throttle::Entity::delete_by_id(key.to_owned()).exec(&txn).await?;
    txn.commit().await
}
