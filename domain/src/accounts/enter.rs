//! What comes after a password or a provider said who somebody is.

use super::sessions::{self, SignedIn};
use crate::{
    cx::Cx,
    db::{Number, one, run},
    failure::Result,
    tokens,
};
use model::MemberId;
use sea_orm::ConnectionTrait;

/// How long a code can be waited for.
const HALF_MS: i64 = 10 * 60_000;

/// A way into the site that was passed in whole or in half.
pub enum Entered {
    In(SignedIn),
    /// The member has a second factor; `token` is for a cookie of ten minutes.
    Half {
        token: String,
    },
    /// There is no account yet: staff has to let them in.
    Waits,
}

/// Opens a session, or asks for the second factor first, inside the caller's transaction. `next` is where the person wanted to go.
pub(crate) async fn enter(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, user_agent: &str, next: &str) -> Result<Entered> {
    let sql = "SELECT member_id AS n FROM second_factors WHERE member_id = $1 AND confirmed_at IS NOT NULL";
    if one::<Number>(txn, sql, vec![member.0.into()]).await?.is_none() {
        return Ok(Entered::In(sessions::open(txn, cx, member, user_agent, false).await?));
    }
    let token = tokens::random()?;
    let sql = "INSERT INTO half_sign_ins (token_hash, member_id, next, failures, expires_at) VALUES ($1, $2, $3, 0, $4)";
    run(txn, sql, vec![tokens::hash(&token).into(), member.0.into(), next.into(), (cx.now + HALF_MS).into()]).await?;
    Ok(Entered::Half { token })
}
