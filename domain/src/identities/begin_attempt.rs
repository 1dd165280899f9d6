use super::{Purpose, joining};
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    invitations,
    limited::{self, Limited},
    policy::identities::may_link,
    tokens,
};
use model::{MemberId, Problem};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::oidc_attempt;

/// How long somebody may take at the provider.
pub(super) const PATIENCE_MS: i64 = 10 * 60_000;
/// As many attempts of one network address at a time: a school behind one address, not a flood.
const AT_A_TIME: u64 = 300;

/// What somebody wants to do with a provider.
#[derive(Clone, Debug, Default)]
pub struct Start {
    pub provider: String,
    pub purpose: Purpose,
    /// Where to go afterwards; a path of our own.
    pub next: String,
    /// The random value of the cookie that binds the attempt to this browser.
    pub browser: String,
    /// The session's token, if any.
    pub session: String,
    /// [`link_key`], for what is done to an account.
    pub key: String,
    /// The token of the joining mail.
    pub joining: String,
    /// The token of an invitation, for who joins by it.
    pub invitation: String,
}

/// What goes to the provider. Of these only hashes and sealed texts are kept here.
#[derive(Clone, Debug)]
pub struct Begun {
    pub state: String,
    pub nonce: String,
    /// Of PKCE (RFC 7636): only its SHA-256 goes to the provider now, itself later.
    pub verifier: String,
}

/// Shows that a link to [`begin_attempt`] came from a page of this session. Without it a foreign page could have its own
/// account linked to the visitor's.
pub fn link_key(cx: &Cx, session: &str) -> String {
    cx.world.keys.token("link", &tokens::hash(session))
}

/// Notes an attempt; it is good for ten minutes, once, in this browser.
pub async fn begin_attempt(cx: &Cx, start: Start) -> Result<Begun> {
    let member = check(cx, &start)?;
    let joining = match start.purpose {
        Purpose::ConfirmJoining => Some(joining::waiting(cx, &start.joining).await?.id),
        _ => None,
    };
    let begun = Begun { state: tokens::random()?, nonce: tokens::random()?, verifier: tokens::random()? };
    let hash = tokens::hash(&begun.state);
    let sealed = cx.world.keys.seal("attempt", &hash, format!("{} {}", begun.verifier, begun.nonce).as_bytes())?;
    let txn = cx.begin().await?;
    limited::hold(&txn, Limited::Attempts, &cx.address).await?;
    oidc_attempt::Entity::delete_many().filter(oidc_attempt::Column::ExpiresAt.lt(cx.now)).exec(&txn).await?;
    not_too_many(&txn, cx).await?;
    let row = oidc_attempt::ActiveModel {
        state_hash: Set(hash),
        browser_hash: Set(tokens::hash(&start.browser)),
        provider: Set(start.provider),
        purpose: Set(start.purpose.as_str().to_owned()),
        member_id: Set(member),
        session_hash: Set(tokens::hash(&start.session)),
        joining_id: Set(joining),
        next: Set(start.next),
        sealed: Set(sealed),
        address: Set(cx.address.to_string()),
        expires_at: Set(cx.now + PATIENCE_MS),
        invitation: Set(invitations::hash(&start.invitation)),
    };
    oidc_attempt::Entity::insert(row).exec_without_returning(&txn).await?;
    txn.commit().await?;
    Ok(begun)
}

/// Whose account it is about, if anybody's.
fn check(cx: &Cx, start: &Start) -> Result<Option<MemberId>> {
    let member = match start.purpose {
        Purpose::SignIn | Purpose::ConfirmJoining => return Ok(None),
        Purpose::Link => {
            may_link(&cx.actor)?;
            cx.confirmed()?
        }
        Purpose::Reauthenticate => cx.member()?,
    };
    if start.key != link_key(cx, &start.session) {
        return Err(Problem::Forbidden.into());
    }
    Ok(Some(member.id))
}

async fn not_too_many(txn: &impl sea_orm::ConnectionTrait, cx: &Cx) -> Result<()> {
    if !cx.world.throttled {
        return Ok(());
    }
    let count = oidc_attempt::Entity::find().filter(oidc_attempt::Column::Address.eq(cx.address.to_string())).count(txn).await?;
    if count >= AT_A_TIME { Err(Failure::from(Problem::TooMany { retry_after: 60 })) } else { Ok(()) }
}
