use super::{
    ledger, named, sql,
    steps::{EMPTIED, STEPS},
};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{hold, run},
    failure::{Failure, Result},
    giving,
    policy::staff::{StaffAct, StaffFacts, may_staff, staff},
    search, tokens,
};
use model::{MemberId, Problem, Role, staff::check_reason};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::{erasure, member};

/// What a ledger says of an erased member: nothing that tells who it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    pub member_id: i64,
    /// When they had joined: a number alone can be given out again after an older database was restored.
    pub joined_at: i64,
    /// The pseudonym.
    pub handle: String,
    pub erased_at: i64,
}

impl From<erasure::Model> for Erasure {
    fn from(row: erasure::Model) -> Self {
        Self { member_id: row.member_id.0, joined_at: row.joined_at, handle: row.handle, erased_at: row.erased_at }
    }
}

/// Erases somebody's account for good, for the context's reason. Their address is free again.
pub async fn erase_member(cx: &Cx, id: MemberId) -> Result<()> {
    staff(&cx.actor, StaffAct::Erase)?;
    check_reason(&cx.reason)?;
    cx.confirmed()?;
    let txn = cx.begin().await?;
    hold(&txn, "members WHERE id = $1", id.0).await?;
    let target = member::Entity::find_by_id(id).filter(member::not_erased()).select_only().column(member::Column::Role);
    let target: Role = target.into_tuple().one(&txn).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    may_staff(&cx.actor, StaffAct::Erase, StaffFacts { own: cx.actor.id() == Some(id), target, ..StaffFacts::default() })?;
    erase(&txn, cx, id).await?;
    audit::record(&txn, cx, Entry { act: "member-erased", member: Some(id), ..Entry::default() }).await?;
    txn.commit().await?;
    ledger::note(cx).await;
    Ok(())
}

/// The work itself, inside the caller's transaction and after the caller's checks. Call [`super::note`] after the commit.
pub(crate) async fn erase(txn: &impl ConnectionTrait, cx: &Cx, id: MemberId) -> Result<()> {
    let row = member::Entity::find_by_id(id).one(txn).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let random: String = tokens::random()?.to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(10).collect();
    let as_what = Erasure { member_id: id.0, joined_at: row.created_at, handle: format!("former-{random}"), erased_at: cx.now };
    erase_as(txn, cx, id, &as_what).await.map(drop)
}

/// The same under this pseudonym and time. False if there is nobody to erase any more.
pub(super) async fn erase_as(txn: &impl ConnectionTrait, cx: &Cx, id: MemberId, as_what: &Erasure) -> Result<bool> {
    let living = member::Entity::find_by_id(id).filter(member::not_erased());
    let Some(row) = living.one(txn).await? else { return Ok(false) };
    search::index::forget_member(txn, id).await?;
    giving::name_changed(txn, cx, id).await?;
    named::rename(txn, &row, &as_what.handle).await?;
    let steps = cx.world.features.steps.iter().copied().chain(STEPS);
    for statement in steps.filter_map(|step| step.sql) {
        run(txn, statement, vec![id.into()]).await?;
    }
    named::forget_taken_back(txn, id).await?;
    // RFC 6761: no mail can ever go to this domain.
    let email = format!("{}@erased.invalid", as_what.handle);
    run(txn, &sql::empty_member(EMPTIED), vec![id.into(), as_what.handle.clone().into(), email.into(), as_what.erased_at.into()]).await?;
    let Erasure { member_id, joined_at, handle, erased_at } = as_what.clone();
    let member_id = MemberId(member_id);
    let line = erasure::ActiveModel { member_id: Set(member_id), joined_at: Set(joined_at), handle: Set(handle), erased_at: Set(erased_at) };
    // After a restore the row can be there, of somebody who had the number before.
    erasure::Entity::delete_by_id(member_id).exec(txn).await?;
    line.insert(txn).await?;
    Ok(true)
}
