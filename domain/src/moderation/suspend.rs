//! Taking a member's right to write, for a time or until it is given back.

use super::reports;
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{hold, one, run},
    failure::{Failure, Result},
    policy::staff::{StaffAct, StaffFacts, may_staff, staff},
    text, texts,
};
use model::{
    MemberId, Problem, Role,
    staff::{SuspensionDraft, check_reason},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A member as the form that suspends them shows them.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Suspendable {
    pub id: i64,
    pub handle: String,
    pub name: String,
    pub role: String,
    pub suspended_at: Option<i64>,
    pub suspended_until: Option<i64>,
    pub suspended_reason: String,
}

impl Suspendable {
    pub fn is_suspended(&self, now: i64) -> bool {
        self.suspended_at.is_some() && self.suspended_until.is_none_or(|until| until > now)
    }
}

async fn find(conn: &impl ConnectionTrait, cx: &Cx, id: MemberId, act: StaffAct) -> Result<Suspendable> {
    staff(&cx.actor, act)?;
    let sql = "SELECT id, handle, name, role, suspended_at, suspended_until, suspended_reason FROM members WHERE id = $1 AND erased_at IS NULL";
    let row: Suspendable = one(conn, sql, vec![id.0.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let target = Role::parse(&row.role).unwrap_or(Role::Admin);
    may_staff(&cx.actor, act, StaffFacts { own: cx.actor.id() == Some(id), target, ..StaffFacts::default() })?;
    Ok(row)
}

/// The member, if the asker may suspend them.
pub async fn read_suspendable(cx: &Cx, id: MemberId) -> Result<Suspendable> {
    find(cx.reader(), cx, id, StaffAct::Suspend).await
}

/// Lets a member only read. Who is suspended already is so anew, with the new reason and end.
pub async fn suspend(cx: &Cx, id: MemberId, draft: SuspensionDraft) -> Result<()> {
    staff(&cx.actor, StaffAct::Suspend)?;
    let (term, reason) = SuspensionDraft { reason: text::clean_line(&draft.reason), ..draft }.check()?;
    cx.confirmed()?;
    let txn = cx.begin().await?;
    hold(&txn, "members WHERE id = $1", id.0).await?;
    find(&txn, cx, id, StaffAct::Suspend).await?;
    let until = term.end(cx.now);
    let sql = "UPDATE members SET suspended_at = $2, suspended_until = $3, suspended_reason = $4 WHERE id = $1";
    run(&txn, sql, vec![id.0.into(), cx.now.into(), until.into(), reason.clone().into()]).await?;
    reports::settle(&txn, cx, id, "suspended", &reason).await?;
    let detail = until.map_or_else(|| "until lifted".to_owned(), |until| format!("until {}", texts::iso_day(until)));
    audit::record_and_tell(&txn, cx, Entry { act: "member-suspended", member: Some(id), reason, detail, ..Entry::default() }).await?;
    txn.commit().await
}

/// Gives the right to write back, for the context's reason.
pub async fn lift_suspension(cx: &Cx, id: MemberId) -> Result<()> {
    staff(&cx.actor, StaffAct::LiftSuspension)?;
    check_reason(&cx.reason)?;
    let txn = cx.begin().await?;
    hold(&txn, "members WHERE id = $1", id.0).await?;
    let member = find(&txn, cx, id, StaffAct::LiftSuspension).await?;
    if member.suspended_at.is_none() {
        return Err(Problem::NotFound.into());
    }
    let sql = "UPDATE members SET suspended_at = NULL, suspended_until = NULL, suspended_reason = '' WHERE id = $1";
    run(&txn, sql, vec![id.0.into()]).await?;
    audit::record_and_tell(&txn, cx, Entry { act: "suspension-lifted", member: Some(id), ..Entry::default() }).await?;
    txn.commit().await
}
