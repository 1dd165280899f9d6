//! A forgotten password.

use super::{
    links::{self, Link, Purpose},
    news::{PasswordChanged, ResetAsked},
    sessions,
    sql::OWNER,
    strength, throttle,
};
use crate::{audit, cx::Cx, db::one, failure::Result, outbox::announce, tokens};
use model::{Field, IdentityId, MemberId, Problem, Wrong, accounts, limits, problem::Findings};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use tables::{identity, member};

#[derive(FromQueryResult)]
struct Owner {
    id: Option<i64>,
}

/// Sends a link if the address has an account. The answer is the same in every case, and so is what it takes: the same statements write the
/// same news, which lead to no mail if nobody has the address.
pub async fn ask_reset(cx: &Cx, email: &str) -> Result<()> {
    let email = email.trim().to_lowercase();
    if !accounts::looks_like_an_address(&email) {
        return Err(Problem::field(Field::Email, Wrong::NotAnEmail).into());
    }
    let key = format!("reset:{}", cx.address);
    throttle::reserve(cx, &key, &throttle::ADDRESS).await?;
    let send = throttle::may_mail(cx, &email).await?;
    let txn = cx.begin().await?;
    let owner: Option<Owner> = one(&txn, OWNER, vec![email.into()]).await?;
    let member = owner.and_then(|owner| owner.id).filter(|_| send).map(MemberId);
    announce(&txn, cx, ResetAsked { member, nonce: tokens::random()? }).await?;
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
    set_password(&txn, cx, link.member_id, hash, "password-reset").await?;
    sessions::end_all(&txn, link.member_id, None).await?;
    links::drop_unused(&txn, link.member_id, None).await?;
    let linked = identity::Entity::find().filter(identity::Column::MemberId.eq(link.member_id)).select_only();
    let linked: Option<IdentityId> = linked.column(identity::Column::Id).into_tuple().one(&txn).await?;
    txn.commit().await?;
    throttle::forget(cx, &format!("sign-in:account:{}", link.email)).await?;
    Ok(linked.is_some())
}

fn check_new(password: &str, link: &Link) -> Result<()> {
    let mut found = Findings::default();
    found.length(Field::Password, password, limits::PASSWORD);
    found.none_or(())?;
    strength::check(password, &link.name, &link.email)
}

/// Keeps the hash alone: of a new password, or of the same one made anew.
pub(super) async fn store_hash(txn: &impl ConnectionTrait, member: MemberId, hash: String) -> Result<()> {
    let new = member::ActiveModel { password_hash: Set(hash), ..Default::default() };
    member::Entity::update_many().set(new).filter(member::Column::Id.eq(member)).exec(txn).await?;
    Ok(())
}

pub(super) async fn set_password(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, hash: String, act: &'static str) -> Result<()> {
    store_hash(txn, member, hash).await?;
    audit::record(txn, cx, audit::Entry { act, member: Some(member), ..audit::Entry::default() }).await?;
    announce(txn, cx, PasswordChanged { member }).await
}
