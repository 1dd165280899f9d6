//! Newcomers who wait for a word of staff, where the site lets people in by approval.

use crate::{
    accounts::news::JoiningRejected,
    accounts::{
        JoinBy,
        joining::{self, Joining},
    },
    audit::{self, Entry},
    cx::Cx,
    db::{all, one, run},
    failure::{Failure, Result},
    identities::joining::{adopt, vouched},
    outbox::announce,
    policy::staff::{StaffAct, staff},
};
use model::{Problem, SubjectKind, staff::check_reason};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(Clone, Debug, FromQueryResult)]
pub struct WaitingLine {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub awaiting_at: i64,
}

const WAITING: &str = "awaiting_at IS NOT NULL AND rejected_at IS NULL";

/// Who waits, the longest waiting first, at most a hundred.
pub async fn list_waiting(cx: &Cx) -> Result<Vec<WaitingLine>> {
    staff(&cx.actor, StaffAct::DecideJoinings)?;
    let sql = format!("SELECT id, name, email, awaiting_at FROM joinings WHERE {WAITING} ORDER BY id LIMIT 100");
    all(cx.reader(), &sql, Vec::new()).await
}

async fn waiting(txn: &impl ConnectionTrait, id: i64) -> Result<Joining> {
    let sql = format!("SELECT id, name, email, password_hash, language, issuer, subject, invitation FROM joinings WHERE id = $1 AND {WAITING}");
    one(txn, &sql, vec![id.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))
}

/// Lets somebody in; they get the welcome mail.
pub async fn approve_joining(cx: &Cx, id: i64) -> Result<()> {
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
pub async fn reject_joining(cx: &Cx, id: i64) -> Result<()> {
    staff(&cx.actor, StaffAct::DecideJoinings)?;
    check_reason(&cx.reason)?;
    let txn = cx.begin().await?;
    waiting(&txn, id).await?;
    let sql = format!("UPDATE joinings SET rejected_at = $2, rejected_reason = $3 WHERE id = $1 AND {WAITING}");
    run(&txn, &sql, vec![id.into(), cx.now.into(), cx.reason.to_string().into()]).await?;
    announce(&txn, cx, JoiningRejected { joining: id }).await?;
    audit::record(&txn, cx, Entry { act: "joining-rejected", object: Some(SubjectKind::Joining.of(id)), ..Entry::default() }).await?;
    txn.commit().await
}
