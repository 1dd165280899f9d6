//! Taking a member's right to write, for a time or until it is given back.

use super::reports;
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::hold,
    failure::{Failure, Result},
    policy::staff::{StaffAct, StaffFacts, may_staff, staff},
    text, texts,
};
use model::{
    MemberId, Problem, Role,
    staff::{SuspensionDraft, check_reason},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};
use tables::member;

/// A member as the form that suspends them shows them.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
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
    let of = member::Entity::find_by_id(id).filter(member::not_erased());
    let row: Suspendable = of.into_partial_model().one(conn).await?.ok_or(Failure::Problem(Problem::NotFound))?;
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
    write(&txn, id, Some(cx.now), until, reason.clone()).await?;
    reports::settle(&txn, cx, id, "suspended", &reason).await?;
    let detail = until.map_or_else(|| "until lifted".to_owned(), |until| format!("until {}", texts::iso_day(until)));
    audit::record_and_tell(&txn, cx, Entry { act: "member-suspended", member: Some(id), reason, detail, ..Entry::default() }).await?;
    txn.commit().await
}

async fn write(txn: &impl ConnectionTrait, id: MemberId, at: Option<i64>, until: Option<i64>, reason: String) -> Result<()> {
    let row = member::ActiveModel { suspended_at: Set(at), suspended_until: Set(until), suspended_reason: Set(reason), ..Default::default() };
    member::Entity::update_many().set(row).filter(member::Column::Id.eq(id)).exec(txn).await?;
    Ok(())
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
    write(&txn, id, None, None, String::new()).await?;
    audit::record_and_tell(&txn, cx, Entry { act: "suspension-lifted", member: Some(id), ..Entry::default() }).await?;
    txn.commit().await
}
