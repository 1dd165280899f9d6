use super::{
    enter::{Entered, enter},
    throttle,
};
use crate::{cx::Cx, db::one, failure::Result};
use model::{Field, MemberId, Problem, SignInDraft, Wrong};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    password_hash: String,
}

/// Checks address and password and opens a session. An unknown address and a wrong password are told alike and take
/// the same time. `address` is the client's network address, for the throttle.
pub async fn sign_in(cx: &Cx, draft: SignInDraft, address: &str, user_agent: &str, next: &str) -> Result<Entered> {
    let draft = draft.check()?;
    let email = draft.email.to_lowercase();
    let (account_key, address_key) = (format!("sign-in:account:{email}"), format!("sign-in:address:{address}"));
    throttle::pass(cx, &account_key, &throttle::ACCOUNT).await?;
    throttle::pass(cx, &address_key, &throttle::ADDRESS).await?;
    let row: Option<Row> =
        one(cx.reader(), "SELECT id, password_hash FROM members WHERE email = $1 AND erased_at IS NULL", vec![email.into()]).await?;
    let (id, stored) = row.map(|row| (MemberId(row.id), row.password_hash)).unzip();
    let fits = cx.world.hasher.fits(&draft.password, stored).await?;
    let Some(id) = id.filter(|_| fits) else {
        throttle::count(cx, &account_key, &throttle::ACCOUNT).await?;
        throttle::count(cx, &address_key, &throttle::ADDRESS).await?;
        return Err(Problem::field(Field::Password, Wrong::WrongPassword).into());
    };
    throttle::forget(cx, &account_key).await?;
    let txn = cx.begin().await?;
    let entered = enter(&txn, cx, id, user_agent, next).await?;
    txn.commit().await?;
    Ok(entered)
}
