//! Proving again who one is, before something dangerous.

use super::{second_factor, sessions, throttle};
use crate::{
    cx::Cx,
    failure::{Failure, Result},
};
use model::{Field, Problem, Wrong};
use sea_orm::{EntityTrait, QuerySelect};
use tables::member;

/// What the asker can prove themselves with here; providers come beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proofs {
    pub password: bool,
    pub code: bool,
}

pub async fn read_proofs(cx: &Cx) -> Result<Proofs> {
    let password = !password_hash(cx).await?.is_empty();
    let code = second_factor::read_factor(cx).await?.confirmed_at.is_some();
    Ok(Proofs { password, code })
}

/// Empty where only providers vouch for them.
async fn password_hash(cx: &Cx) -> Result<String> {
    let me = member::Entity::find_by_id(cx.member()?.id).select_only().column(member::Column::PasswordHash);
    me.into_tuple().one(cx.reader()).await?.ok_or(Failure::Problem(Problem::NotFound))
}

/// By the password, or by a code where there is one. Returns the session's new token.
pub async fn confirm_identity(cx: &Cx, password: &str, code: &str, token: &str) -> Result<String> {
    let me = cx.member()?;
    let key = format!("confirm:{}", me.id);
    throttle::reserve(cx, &key, &throttle::ACCOUNT).await?;
    let by_code = !code.is_empty();
    let fits = if by_code {
        second_factor::takes_code(cx, code).await?
    } else {
        let stored = password_hash(cx).await?;
        cx.world.hasher.fits(password, Some(stored).filter(|hash| !hash.is_empty())).await?
    };
    if !fits {
        let (field, wrong) = if by_code { (Field::Code, Wrong::WrongCode) } else { (Field::Password, Wrong::NotThatPassword) };
        return Err(Problem::field(field, wrong).into());
    }
    throttle::forget(cx, &key).await?;
    let txn = cx.begin().await?;
    let fresh = sessions::renew(&txn, cx, token, by_code).await?;
    txn.commit().await?;
    Ok(fresh)
}
