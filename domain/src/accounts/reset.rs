//! A forgotten password.

use super::{
    links::{self, Link, Purpose},
    news::{PasswordChanged, ResetAsked},
    sessions, strength, throttle,
};
use crate::{
    audit,
    cx::Cx,
    db::{Number, one, run},
    failure::Result,
    outbox::announce,
};
use model::{Field, MemberId, Problem, Wrong, accounts, limits, problem::Findings};
use sea_orm::ConnectionTrait;

/// No member has this number.
const NOBODY: MemberId = MemberId(0);

/// Sends a link if the address has an account. The answer is the same in every case, and so is what it takes: for nobody's
/// address the same statements write the same news, which then lead to no mail.
pub async fn ask_reset(cx: &Cx, email: &str) -> Result<()> {
    let email = email.trim().to_lowercase();
    if !accounts::looks_like_an_address(&email) {
        return Err(Problem::field(Field::Email, Wrong::NotAnEmail).into());
    }
    let key = format!("reset:{}", cx.address);
    throttle::reserve(cx, &key, &throttle::ADDRESS).await?;
    let send = throttle::may_mail(cx, &email).await?;
    let txn = cx.begin().await?;
    let sql = "SELECT id AS n FROM members WHERE email = $1 AND erased_at IS NULL";
    let found: Option<Number> = one(&txn, sql, vec![email.clone().into()]).await?;
    let member = found.filter(|_| send).map_or(NOBODY, |row| MemberId(row.n));
    let link = links::make(&txn, cx, member, Purpose::Reset, &email, "").await?;
    announce(&txn, cx, ResetAsked { link }).await?;
    txn.commit().await
}

/// Sets a new password: ends every session, takes back links that wait, leaves the second factor as it is. Says whether there are
/// linked accounts, which whoever was in the account may have added and the member should look at.
pub async fn reset_password(cx: &Cx, token: &str, password: &str) -> Result<bool> {
    let link = links::read_link(cx, Purpose::Reset, token).await?;
    check_new(password, &link)?;
    let hash = cx.world.hasher.hash(password).await?;
    let txn = cx.begin().await?;
    links::use_up(&txn, cx, &link).await?;
    set_password(&txn, cx, link.member(), hash, "password-reset").await?;
    sessions::end_all(&txn, link.member(), None).await?;
    links::drop_unused(&txn, link.member(), None).await?;
    let sql = "SELECT id AS n FROM identities WHERE member_id = $1 LIMIT 1";
    let linked = one::<Number>(&txn, sql, vec![link.member().0.into()]).await?.is_some();
    txn.commit().await?;
    throttle::forget(cx, &format!("sign-in:account:{}", link.email)).await?;
    Ok(linked)
}

fn check_new(password: &str, link: &Link) -> Result<()> {
    let mut found = Findings::default();
    found.length(Field::Password, password, limits::PASSWORD);
    found.none_or(())?;
    strength::check(password, &link.name, &link.email)
}

pub(super) async fn set_password(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, hash: String, act: &'static str) -> Result<()> {
    run(txn, "UPDATE members SET password_hash = $2 WHERE id = $1", vec![member.0.into(), hash.into()]).await?;
    audit::record(txn, cx, audit::Entry { act, member: Some(member), ..audit::Entry::default() }).await?;
    announce(txn, cx, PasswordChanged { member }).await
}
