//! Who did what to whom, and why: written in the transaction of the change, only ever added to, purged by age alone.

pub mod news;

use crate::{cx::Cx, failure::Result, outbox::announce};
use model::{MemberId, Subject};
use news::StaffActed;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use tables::audit;

/// One line of the log. The actor, the time and the client's address come from the context.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// A short name such as `password-changed` or `member-suspended`; its text is the message `audit-<act>`.
    pub act: &'static str,
    /// Whose account it is about; they can read the line.
    pub member: Option<MemberId>,
    /// What it was done to; none where that is the member.
    pub object: Option<Subject>,
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
    let reason = if entry.reason.is_empty() { cx.reason.to_string() } else { entry.reason };
    let line = audit::ActiveModel {
        recorded_at: Set(cx.now),
        actor_id: Set(cx.actor.id()),
        member_id: Set(entry.member),
        act: Set(entry.act.to_owned()),
        object: Set(entry.object.map_or_else(String::new, |object| object.to_string())),
        reason: Set(reason),
        detail: Set(entry.detail),
        address: Set(cx.address.to_string()),
        ..Default::default()
    };
    Ok(audit::Entity::insert(line).exec(txn).await?.last_insert_id)
}
