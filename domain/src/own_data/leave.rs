//! Leaving for good: asked for, taken back within 14 days, carried out.

use super::DAY_MS;
use crate::{
    audit::{self, Entry},
    cx::Cx,
    erasing,
    failure::Result,
    outbox::{News, announce, announce_at},
    policy::own_data::may_leave,
    retention,
};
use model::{MemberId, Problem, Role};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{LockType, Query},
};
use tables::{farewell, leaving, member};

/// Why an account is on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    Asked,
    Inactive,
}

impl Why {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Inactive => "inactive",
        }
    }
}

/// So long before the day a last mail reminds of it.
const REMINDED_MS: i64 = 2 * DAY_MS;
/// Accounts that one sweep erases at most.
const AT_ONCE: u64 = 200;

/// Whether a member is the last admin who could look after the site: others who are suspended or leaving cannot. Holds all admins until the
/// end of the transaction, so that of two who leave at once one stays.
pub(super) async fn is_only_admin(conn: &impl ConnectionTrait, cx: &Cx, id: MemberId, hold: bool) -> Result<bool> {
    let admins = member::Entity::find().filter(member::Column::Role.eq(Role::Admin)).filter(member::not_erased());
    let rows = admins.select_only().column(member::Column::Id).order_by_asc(member::Column::Id);
    let rows = if hold { rows.lock(LockType::NoKeyUpdate) } else { rows };
    let ids: Vec<MemberId> = rows.into_tuple().all(conn).await?;
    if !ids.contains(&id) {
        return Ok(false);
    }
    let leaving = Query::select().column(leaving::Column::MemberId).from(leaving::Entity).to_owned();
    let others =
        member::Entity::find().filter(member::Column::Id.is_in(ids.into_iter().filter(|other| *other != id))).filter(member::not_suspended(cx.now));
    Ok(others.filter(member::Column::Id.not_in_subquery(leaving)).count(conn).await? == 0)
}

/// Has one's account erased in 14 days. Until then all works as before, and [`keep_account`] takes it back.
pub async fn leave(cx: &Cx) -> Result<()> {
    let id = may_leave(&cx.actor, false)?.id;
    cx.confirmed()?;
    let txn = cx.begin().await?;
    let only = is_only_admin(&txn, cx, id, true).await?;
    may_leave(&cx.actor, only)?;
    if begin_leaving(&txn, cx, id, Why::Asked, cx.now + retention::LEAVING.ms()).await? {
        audit::record(&txn, cx, Entry { act: "leaving-asked", member: Some(id), ..Entry::default() }).await?;
    }
    txn.commit().await
}

/// Notes that an account is erased on a day, and plans what its owner is told. False if it is on its way out already.
pub(crate) async fn begin_leaving(txn: &impl ConnectionTrait, cx: &Cx, id: MemberId, why: Why, due: i64) -> Result<bool> {
    if leaving::Entity::find_by_id(id).one(txn).await?.is_some() {
        return Ok(false);
    }
    let row = leaving::ActiveModel { member_id: Set(id), why: Set(why.as_str().to_owned()), asked_at: Set(cx.now), due_at: Set(due) };
    row.insert(txn).await?;
    announce(txn, cx, News::LeavingBegun { member: id, due }).await?;
    announce_at(txn, cx, News::LeavingNear { member: id, due }, due - REMINDED_MS).await?;
    announce_at(txn, cx, News::LeavingDue { member: id, due }, due).await?;
    Ok(true)
}

/// Takes it back: the account stays.
pub async fn keep_account(cx: &Cx) -> Result<()> {
    let id = cx.member()?.id;
    let txn = cx.begin().await?;
    if leaving::Entity::delete_by_id(id).exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    audit::record(&txn, cx, Entry { act: "leaving-taken-back", member: Some(id), ..Entry::default() }).await?;
    announce(&txn, cx, News::LeavingTakenBack { member: id }).await?;
    txn.commit().await
}

/// Erases the accounts whose day has come. Returns how many.
pub async fn erase_due(cx: &Cx) -> Result<usize> {
    let due = leaving::Entity::find().filter(leaving::Column::DueAt.lte(cx.now)).order_by_asc(leaving::Column::DueAt).limit(AT_ONCE);
    let mut erased = 0;
    for row in due.all(cx.reader()).await? {
        erased += usize::from(erase_one(cx, row.member_id).await?);
    }
    Ok(erased)
}

/// Erases one account if its day has come, and plans the last mail to its address.
pub(super) async fn erase_one(cx: &Cx, id: MemberId) -> Result<bool> {
    let txn = cx.begin().await?;
    let only = is_only_admin(&txn, cx, id, true).await?;
    let of = member::Entity::find_by_id(id).filter(member::not_erased()).lock(LockType::NoKeyUpdate);
    let Some(member) = of.one(&txn).await? else { return Ok(false) };
    // Asked again: it may have been taken back meanwhile.
    let due = leaving::Entity::find_by_id(id).filter(leaving::Column::DueAt.lte(cx.now)).one(&txn).await?;
    if due.is_none() {
        return Ok(false);
    }
    if only {
        tracing::warn!(member = id.0, "an account whose day has come stays: it is the only admin's");
        return Ok(false);
    }
    erasing::erase(&txn, cx, id).await?;
    let farewell = farewell::ActiveModel { id: NotSet, email: Set(member.email), language: Set(member.language), created_at: Set(cx.now) };
    let farewell = farewell.insert(&txn).await?.id.0;
    announce(&txn, cx, News::Farewell { farewell }).await?;
    audit::record(&txn, cx, Entry { act: "member-left", member: Some(id), ..Entry::default() }).await?;
    txn.commit().await?;
    erasing::note(cx).await;
    Ok(true)
}
