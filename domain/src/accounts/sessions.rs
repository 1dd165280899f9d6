//! Sessions: a random token in the cookie, its hash in the table.

use crate::{
    cx::{Actor, Cx, Me, Suspension, World},
    db::{one, run},
    failure::Result,
    tokens,
};
use model::{MemberId, Role};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::sync::Arc;

const DAY_MS: i64 = 24 * 3_600_000;
/// Unused for so long, a session ends (ASVS 5.0, 7.3.1).
const IDLE_MS: i64 = 14 * DAY_MS;
/// However used, a session ends after this (7.3.2).
const LONGEST_MS: i64 = 60 * DAY_MS;
/// How exact "last seen" is: a page view need not be a write.
const SEEN_STEP_MS: i64 = 10 * 60_000;

/// A fresh sign-in.
pub struct SignedIn {
    pub member: MemberId,
    /// For the cookie; never stored.
    pub token: String,
}

/// Makes a session inside the caller's transaction.
pub(super) async fn open(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, user_agent: &str, second_factor: bool) -> Result<SignedIn> {
    let token = tokens::random()?;
    let agent: String = user_agent.chars().filter(|c| !c.is_control()).take(200).collect();
    let sql = "INSERT INTO sessions (token_hash, member_id, user_agent, address, created_at, seen_at, authenticated_at, expires_at, second_factor) \
               VALUES ($1, $2, $3, $4, $5, $5, $5, $6, $7)";
    let values = vec![
        tokens::hash(&token).into(),
        member.0.into(),
        agent.into(),
        cx.address.to_string().into(),
        cx.now.into(),
        (cx.now + IDLE_MS).into(),
        second_factor.into(),
    ];
    run(txn, sql, values).await?;
    Ok(SignedIn { member, token })
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    handle: String,
    name: String,
    role: String,
    language: String,
    theme: String,
    suspended_at: Option<i64>,
    suspended_until: Option<i64>,
    suspended_reason: String,
    created_at: i64,
    seen_at: i64,
    authenticated_at: i64,
    second_factor: bool,
}

impl Row {
    fn into_me(self, world: &World, now: i64) -> Me {
        let role = Role::parse(&self.role).unwrap_or(Role::Member);
        let lacks_second_factor = role.is_staff() && world.staff_needs_second_factor && !self.second_factor;
        let suspended = self.suspended_at.is_some() && self.suspended_until.is_none_or(|until| until > now);
        Me {
            id: MemberId(self.id),
            handle: self.handle,
            name: self.name,
            role: if lacks_second_factor { Role::Member } else { role },
            language: self.language,
            theme: self.theme,
            authenticated_at: self.authenticated_at,
            lacks_second_factor,
            suspended: suspended.then_some(Suspension { reason: self.suspended_reason, until: self.suspended_until }),
        }
    }
}

/// Who the cookie's token stands for; a visitor if it is unknown or over.
pub async fn resolve(world: &Arc<World>, token: &str, now: i64) -> Result<Actor> {
    let sql = "SELECT m.id, m.handle, m.name, m.role, m.language, m.theme, m.suspended_at, m.suspended_until, m.suspended_reason, \
               s.created_at, s.seen_at, s.authenticated_at, s.second_factor FROM sessions s JOIN members m ON m.id = s.member_id \
               WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.created_at > $3 AND m.erased_at IS NULL";
    let hash = tokens::hash(token);
    let found: Option<Row> = one(world.db.reader(), sql, vec![hash.clone().into(), now.into(), (now - LONGEST_MS).into()]).await?;
    let Some(row) = found else { return Ok(Actor::Visitor) };
    if now - row.seen_at > SEEN_STEP_MS {
        let (world, until) = (Arc::clone(world), (now + IDLE_MS).min(row.created_at + LONGEST_MS));
        tokio::spawn(async move { touch(&world, &hash, now, until).await });
    }
    Ok(Actor::Member(Arc::new(row.into_me(world, now))))
}

/// Only ever an UPDATE: a session that was ended meanwhile stays ended.
async fn touch(world: &World, hash: &str, now: i64, until: i64) {
    let sql = "UPDATE sessions SET seen_at = $2, expires_at = $3 WHERE token_hash = $1";
    if let Err(failure) = run(world.db.writer(), sql, vec![hash.into(), now.into(), until.into()]).await {
        tracing::warn!(%failure, "a session's last use was not noted");
    }
}

/// Ends the session of this token.
pub async fn sign_out(cx: &Cx, token: &str) -> Result<()> {
    let txn = cx.begin().await?;
    run(&txn, "DELETE FROM sessions WHERE token_hash = $1", vec![tokens::hash(token).into()]).await?;
    Ok(txn.commit().await?)
}
