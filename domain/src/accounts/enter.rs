//! What comes after a password or a provider said who somebody is.

use super::sessions::{self, SignedIn};
use crate::{cx::Cx, failure::Result, tokens};
use model::MemberId;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, SelectExt};
use tables::{half_sign_in, second_factor};

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
    if !second_factor::Entity::find_by_id(member).filter(second_factor::confirmed()).exists(txn).await? {
        return Ok(Entered::In(sessions::open(txn, cx, member, user_agent, false).await?));
    }
    let token = tokens::random()?;
    let half = half_sign_in::ActiveModel {
        token_hash: Set(tokens::hash(&token)),
        member_id: Set(member),
        next: Set(next.to_owned()),
        failures: Set(0),
        expires_at: Set(cx.now + HALF_MS),
    };
    half_sign_in::Entity::insert(half).exec_without_returning(txn).await?;
    Ok(Entered::Half { token })
}
