use super::{
    audit_log::{AuditLine, AuditQuery, lines},
    sql::ACCOUNT,
};
use crate::{
    accounts::{news::SecondFactorChanged, second_factor, sessions},
    audit::{self, Entry},
    cx::Cx,
    db::{hold, one},
    failure::{Failure, Result},
    outbox::announce,
    policy::staff::{StaffAct, StaffFacts, may_staff, staff},
};
use model::{MemberId, Problem, Role, site::check_role, staff::check_reason};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use tables::{member, session};

/// One account as admins see it.
#[derive(Clone, Debug)]
pub struct Account {
    pub row: AccountRow,
    /// The latest lines of the audit log about it.
    pub lines: Vec<AuditLine>,
    /// It is the asker's own.
    pub own: bool,
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct AccountRow {
    pub id: i64,
    pub handle: String,
    pub name: String,
    pub email: String,
    pub role: String,
    pub kind: String,
    pub created_at: i64,
    pub replies_count: i32,
    pub suspended_at: Option<i64>,
    pub suspended_until: Option<i64>,
    pub suspended_reason: String,
    pub erased_at: Option<i64>,
    pub sessions: i64,
    pub seen_at: Option<i64>,
    pub second_factor: i64,
    pub reports: i64,
}

impl AccountRow {
    pub fn is_suspended(&self, now: i64) -> bool {
        self.suspended_at.is_some() && self.suspended_until.is_none_or(|until| until > now)
    }
}

/// One account with its latest audit lines.
pub async fn read_account(cx: &Cx, id: MemberId) -> Result<Account> {
    staff(&cx.actor, StaffAct::SeePeople)?;
    let row: Option<AccountRow> = one(cx.reader(), ACCOUNT, vec![id.into(), cx.now.into()]).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    let lines = lines(cx, &AuditQuery { member_id: Some(id), ..AuditQuery::default() }, 10).await?;
    Ok(Account { own: cx.actor.id() == Some(id), row, lines })
}

/// The target's role, if the asker may; nobody else changes the row until the end of the transaction.
async fn cleared(txn: &impl ConnectionTrait, cx: &Cx, id: MemberId, act: StaffAct) -> Result<Role> {
    hold(txn, "members WHERE id = $1", id.0).await?;
    let role = member::Entity::find_by_id(id).filter(member::not_erased()).select_only().column(member::Column::Role);
    let target: Role = role.into_tuple().one(txn).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    may_staff(&cx.actor, act, StaffFacts { own: cx.actor.id() == Some(id), target, ..StaffFacts::default() })?;
    Ok(target)
}

/// Gives somebody another role, for the context's reason. It counts from their next request on.
pub async fn change_role(cx: &Cx, id: MemberId, role: &str) -> Result<()> {
    staff(&cx.actor, StaffAct::ChangeRole)?;
    let role = check_role(role)?;
    check_reason(&cx.reason)?;
    cx.confirmed()?;
    let txn = cx.begin().await?;
    let before = cleared(&txn, cx, id, StaffAct::ChangeRole).await?;
    let new = member::ActiveModel { role: Set(role), ..Default::default() };
    member::Entity::update_many().set(new).filter(member::Column::Id.eq(id)).exec(&txn).await?;
    let detail = format!("{} → {}", before.as_str(), role.as_str());
    audit::record_and_tell(&txn, cx, Entry { act: "role-changed", member: Some(id), detail, ..Entry::default() }).await?;
    txn.commit().await
}

/// Signs somebody out everywhere.
pub async fn end_sessions(cx: &Cx, id: MemberId) -> Result<()> {
    staff(&cx.actor, StaffAct::EndSessions)?;
    let txn = cx.begin().await?;
    cleared(&txn, cx, id, StaffAct::EndSessions).await?;
    let ended = sessions::end_all(&txn, id, None).await?;
    audit::record(&txn, cx, Entry { act: "sessions-ended", member: Some(id), detail: ended.to_string(), ..Entry::default() }).await?;
    txn.commit().await
}

/// Takes a lost second factor off somebody's account, for the context's reason. They hear of it by mail, and come in with
/// their password alone.
pub async fn remove_factor(cx: &Cx, id: MemberId) -> Result<()> {
    staff(&cx.actor, StaffAct::RemoveFactor)?;
    check_reason(&cx.reason)?;
    cx.confirmed()?;
    let txn = cx.begin().await?;
    cleared(&txn, cx, id, StaffAct::RemoveFactor).await?;
    if !second_factor::forget_factor(&txn, id).await? {
        return Err(Problem::NotFound.into());
    }
    session::Entity::delete_many().filter(session::Column::MemberId.eq(id)).exec(&txn).await?;
    audit::record(&txn, cx, Entry { act: "second-factor-removed", member: Some(id), ..Entry::default() }).await?;
    announce(&txn, cx, SecondFactorChanged { member: id }).await?;
    txn.commit().await
}
