//! Who did what to whom, and why: written in the transaction of the change, only ever added to, purged by age alone.

pub mod news;

use crate::{
    cx::Cx,
    db::{Number, one},
    failure::{Failure, Result},
    outbox::announce,
};
use model::MemberId;
use news::StaffActed;
use sea_orm::ConnectionTrait;

/// One line of the log. The actor, the time and the client's address come from the context.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// A short name such as `password-changed` or `member-suspended`; its text is the message `audit-<act>`.
    pub act: &'static str,
    /// Whose account it is about; they can read the line.
    pub member: Option<MemberId>,
    /// What it was done to, as `thread:5`; empty where that is the member.
    pub object: String,
    /// What the actor gave as reason, or else the context's; the member can read it.
    pub reason: String,
    /// Old and new values, or the title of what it was done to; for staff.
    pub detail: String,
}

/// Adds a line inside the caller's transaction.
pub async fn record(txn: &impl ConnectionTrait, cx: &Cx, entry: Entry) -> Result<()> {
    write(txn, cx, entry).await.map(drop)
}

/// [`record`] for what staff does to somebody: they get a mail that says what and why.
pub async fn record_and_tell(txn: &impl ConnectionTrait, cx: &Cx, entry: Entry) -> Result<()> {
    let line = write(txn, cx, entry).await?;
    announce(txn, cx, StaffActed { line }).await
}

async fn write(txn: &impl ConnectionTrait, cx: &Cx, entry: Entry) -> Result<i64> {
    let sql = "INSERT INTO audit (recorded_at, actor_id, member_id, act, object, reason, detail, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
               RETURNING id AS n";
    let reason = if entry.reason.is_empty() { cx.reason.to_string() } else { entry.reason };
    let values = vec![
        cx.now.into(),
        cx.actor.id().map(|id| id.0).into(),
        entry.member.map(|id| id.0).into(),
        entry.act.into(),
        entry.object.into(),
        reason.into(),
        entry.detail.into(),
        cx.address.to_string().into(),
    ];
    Ok(one::<Number>(txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n)
}
