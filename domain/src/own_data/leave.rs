//! Leaving for good: asked for, taken back within 14 days, carried out.

use super::{
    DAY_MS,
    news::{LeavingBegun, LeavingDue, LeavingNear, LeavingTakenBack},
};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    outbox::{Key, announce, cancel, schedule},
    policy::own_data::may_leave,
    retention,
};
use model::{MemberId, Problem, Role};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{LockType, Query},
};
use tables::{leaving, member};

/// Why an account is on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Asked,
    Inactive,
}

impl Why {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Inactive => "inactive",
        }
    }
}

/// So long before the day a last mail reminds of it.
const REMINDED_MS: i64 = 2 * DAY_MS;

/// Whether a member is the last admin who could look after the site: others who are suspended or leaving cannot. Holds all admins until the
/// end of the transaction, so that of two who leave at once one stays.
pub(crate) async fn is_only_admin(conn: &impl ConnectionTrait, cx: &Cx, id: MemberId, hold: bool) -> Result<bool> {
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
pub(super) async fn begin_leaving(txn: &impl ConnectionTrait, cx: &Cx, id: MemberId, why: Why, due: i64) -> Result<bool> {
    if leaving::Entity::find_by_id(id).one(txn).await?.is_some() {
        return Ok(false);
    }
    let row = leaving::ActiveModel { member_id: Set(id), why: Set(why.as_str().to_owned()), asked_at: Set(cx.now), due_at: Set(due) };
    row.insert(txn).await?;
    announce(txn, cx, LeavingBegun { member: id, due }).await?;
    schedule(txn, cx, &Key::of::<LeavingNear>(id), LeavingNear { member: id, due }, due - REMINDED_MS).await?;
    schedule(txn, cx, &Key::of::<LeavingDue>(id), LeavingDue { member: id, due }, due).await?;
    Ok(true)
}

/// Takes back what was planned for the day and before it.
pub(super) async fn forget_plan(txn: &impl ConnectionTrait, id: MemberId) -> Result<()> {
    cancel(txn, &Key::of::<LeavingNear>(id)).await?;
    cancel(txn, &Key::of::<LeavingDue>(id)).await.map(drop)
}

/// Takes it back: the account stays.
pub async fn keep_account(cx: &Cx) -> Result<()> {
    let id = cx.member()?.id;
    let txn = cx.begin().await?;
    if leaving::Entity::delete_by_id(id).exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    forget_plan(&txn, id).await?;
    audit::record(&txn, cx, Entry { act: "leaving-taken-back", member: Some(id), ..Entry::default() }).await?;
    announce(&txn, cx, LeavingTakenBack { member: id }).await?;
    txn.commit().await
}
