use super::audit_log::{AuditLine, AuditQuery, lines};
use crate::{
    accounts::news::SecondFactorChanged,
    audit::{self, Entry},
    cx::Cx,
    db::{hold, one, run},
    failure::{Failure, Result},
    outbox::announce,
    policy::staff::{StaffAct, StaffFacts, may_staff, staff},
};
use model::{MemberId, Problem, Role, site::check_role, staff::check_reason};
use sea_orm::{ConnectionTrait, FromQueryResult};

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

const ACCOUNT: &str = "SELECT m.id, m.handle, m.name, m.email, m.role, m.kind, m.created_at, m.replies_count, m.suspended_at, m.suspended_until, \
    m.suspended_reason, m.erased_at, (SELECT COUNT(*) FROM sessions s WHERE s.member_id = m.id AND s.expires_at > $2) AS sessions, \
    (SELECT MAX(s.seen_at) FROM sessions s WHERE s.member_id = m.id) AS seen_at, \
    (SELECT COUNT(*) FROM second_factors f WHERE f.member_id = m.id AND f.confirmed_at IS NOT NULL) AS second_factor, \
    (SELECT COUNT(*) FROM reports c WHERE c.member_id = m.id) AS reports FROM members m WHERE m.id = $1";

/// One account with its latest audit lines.
pub async fn read_account(cx: &Cx, id: MemberId) -> Result<Account> {
    staff(&cx.actor, StaffAct::SeePeople)?;
    let row: Option<AccountRow> = one(cx.reader(), ACCOUNT, vec![id.0.into(), cx.now.into()]).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    let lines = lines(cx, &AuditQuery { member_id: Some(id), ..AuditQuery::default() }, 10).await?;
    Ok(Account { own: cx.actor.id() == Some(id), row, lines })
}

#[derive(FromQueryResult)]
struct Standing {
    role: String,
}

/// The target's role, if the asker may; nobody else changes the row until the end of the transaction.
async fn cleared(txn: &impl ConnectionTrait, cx: &Cx, id: MemberId, act: StaffAct) -> Result<Role> {
    hold(txn, "members WHERE id = $1", id.0).await?;
    let row: Option<Standing> = one(txn, "SELECT role FROM members WHERE id = $1 AND erased_at IS NULL", vec![id.0.into()]).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    let target = Role::parse(&row.role).unwrap_or(Role::Admin);
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
    run(&txn, "UPDATE members SET role = $2 WHERE id = $1", vec![id.0.into(), role.as_str().into()]).await?;
    let detail = format!("{} → {}", before.as_str(), role.as_str());
    audit::record_and_tell(&txn, cx, Entry { act: "role-changed", member: Some(id), detail, ..Entry::default() }).await?;
    txn.commit().await
}

/// Signs somebody out everywhere.
pub async fn end_sessions(cx: &Cx, id: MemberId) -> Result<()> {
    staff(&cx.actor, StaffAct::EndSessions)?;
    let txn = cx.begin().await?;
    cleared(&txn, cx, id, StaffAct::EndSessions).await?;
    let ended = run(&txn, "DELETE FROM sessions WHERE member_id = $1", vec![id.0.into()]).await?;
    run(&txn, "DELETE FROM half_sign_ins WHERE member_id = $1", vec![id.0.into()]).await?;
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
    if run(&txn, "DELETE FROM second_factors WHERE member_id = $1", vec![id.0.into()]).await? == 0 {
        return Err(Problem::NotFound.into());
    }
    run(&txn, "DELETE FROM recovery_codes WHERE member_id = $1", vec![id.0.into()]).await?;
    run(&txn, "DELETE FROM sessions WHERE member_id = $1", vec![id.0.into()]).await?;
    audit::record(&txn, cx, Entry { act: "second-factor-removed", member: Some(id), ..Entry::default() }).await?;
    announce(&txn, cx, SecondFactorChanged { member: id }).await?;
    txn.commit().await
}
