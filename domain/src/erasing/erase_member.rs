use super::steps::{EMPTIED, STEPS};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{hold, one, run},
    failure::{Failure, Result},
    giving,
    policy::staff::{StaffAct, StaffFacts, may_staff, staff},
    search, tokens,
};
use model::{MemberId, Problem, Role, staff::check_reason};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Row {
    role: String,
}

/// Erases somebody's account for good, for the context's reason. Their address is free again.
pub async fn erase_member(cx: &Cx, id: MemberId) -> Result<()> {
    staff(&cx.actor, StaffAct::Erase)?;
    check_reason(&cx.reason)?;
    cx.confirmed()?;
    let txn = cx.begin().await?;
    hold(&txn, "members WHERE id = $1", id.0).await?;
    let row: Option<Row> = one(&txn, "SELECT role FROM members WHERE id = $1 AND erased_at IS NULL", vec![id.0.into()]).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    let target = Role::parse(&row.role).unwrap_or(Role::Admin);
    may_staff(&cx.actor, StaffAct::Erase, StaffFacts { own: cx.actor.id() == Some(id), target, ..StaffFacts::default() })?;
    erase(&txn, cx, id).await?;
    audit::record(&txn, cx, Entry { act: "member-erased", member: Some(id), ..Entry::default() }).await?;
    Ok(txn.commit().await?)
}

/// The work itself, inside the caller's transaction and after the caller's checks.
pub(crate) async fn erase(txn: &impl ConnectionTrait, cx: &Cx, id: MemberId) -> Result<()> {
    search::index::forget_member(txn, id).await?;
    giving::name_changed(txn, cx, id).await?;
    for sql in STEPS.iter().filter_map(|step| step.sql) {
        run(txn, sql, vec![id.0.into()]).await?;
    }
    let random: String = tokens::random()?.to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(10).collect();
    let handle = format!("former-{random}");
    let emptied: Vec<String> = EMPTIED.iter().map(|(column, value)| format!("{column} = {value}")).collect();
    // RFC 6761: no mail can ever go to this domain.
    let sql = format!("UPDATE members SET handle = $2, email = $3, erased_at = $4, {} WHERE id = $1", emptied.join(", "));
    run(txn, &sql, vec![id.0.into(), handle.clone().into(), format!("{handle}@erased.invalid").into(), cx.now.into()]).await?;
    Ok(())
}
