//! Newcomers who wait for a word of staff, where the site lets people in by approval.

use crate::{
    accounts::news::JoiningRejected,
    accounts::{
        JoinBy,
        joining::{self, Joining},
    },
    audit::{self, Entry},
    cx::Cx,
    failure::{Failure, Result},
    identities::joining::{adopt, vouched},
    outbox::announce,
    policy::staff::{StaffAct, staff},
};
use model::{JoiningId, Problem, Subject, staff::check_reason};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::joining as joinings;

#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "joinings::Entity")]
pub struct WaitingLine {
    pub id: JoiningId,
    pub name: String,
    pub email: String,
    pub awaiting_at: i64,
}

const MOST: u64 = 100;

/// Who waits, the longest waiting first, at most a hundred.
pub async fn list_waiting(cx: &Cx) -> Result<Vec<WaitingLine>> {
    staff(&cx.actor, StaffAct::DecideJoinings)?;
    let waiting = joinings::Entity::find().filter(joinings::awaiting()).order_by_asc(joinings::Column::Id).limit(MOST);
    Ok(waiting.into_partial_model().all(cx.reader()).await?)
}

async fn waiting(txn: &impl ConnectionTrait, id: JoiningId) -> Result<Joining> {
    let of = joinings::Entity::find_by_id(id).filter(joinings::awaiting());
    of.into_partial_model().one(txn).await?.ok_or(Failure::Problem(Problem::NotFound))
}

/// Lets somebody in; they get the welcome mail.
pub async fn approve_joining(cx: &Cx, id: JoiningId) -> Result<()> {
    staff(&cx.actor, StaffAct::DecideJoinings)?;
    let txn = cx.begin().await?;
    let joining = waiting(&txn, id).await?;
    let vouched = vouched(&txn, id).await?;
    let member = joining::make(&txn, cx, joining, JoinBy::Approval).await?;
    if let Some(vouched) = vouched {
        adopt(&txn, cx, member, vouched).await?;
    }
    audit::record(&txn, cx, Entry { act: "joining-approved", member: Some(member), ..Entry::default() }).await?;
    txn.commit().await
}

/// Does not let somebody in, for the context's reason, which they get by mail.
pub async fn reject_joining(cx: &Cx, id: JoiningId) -> Result<()> {
    staff(&cx.actor, StaffAct::DecideJoinings)?;
    check_reason(&cx.reason)?;
    let txn = cx.begin().await?;
    waiting(&txn, id).await?;
    let no = joinings::ActiveModel { rejected_at: Set(Some(cx.now)), rejected_reason: Set(cx.reason.to_string()), ..Default::default() };
    joinings::Entity::update_many().set(no).filter(joinings::Column::Id.eq(id)).filter(joinings::awaiting()).exec(&txn).await?;
    announce(&txn, cx, JoiningRejected { joining: id.0 }).await?;
    audit::record(&txn, cx, Entry { act: "joining-rejected", object: Some(Subject::Joining(id)), ..Entry::default() }).await?;
    txn.commit().await
}
