//! Sessions: a random token in the cookie, its hash in the table.

use super::devices;
use crate::{
    audit,
    cx::{Actor, Cx, Leaving, Me, Suspension, World},
    db::{all, one, run},
    failure::{Failure, Result},
    limited::{self, Limited},
    own_data, retention, tokens,
};
use model::{MemberId, Problem, Role};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::sync::Arc;

const DAY_MS: i64 = 24 * 3_600_000;
/// Unused for so long, a session ends (ASVS 5.0, 7.3.1).
const IDLE_MS: i64 = retention::SESSIONS.ms();
/// However used, a session ends after this (7.3.2).
const LONGEST_MS: i64 = 60 * DAY_MS;
/// How exact "last seen" is: a page view need not be a write.
const SEEN_STEP_MS: i64 = 10 * 60_000;

/// A fresh sign-in.
pub struct SignedIn {
    pub member: MemberId,
    /// For the cookie; never stored.
    pub token: String,
    /// For the cookie by which this browser is known again.
    pub device: String,
}

/// More sessions than this are never one person's; the longest unused one goes (ASVS 5.0, 7.1.2).
const MOST: i64 = 50;

/// Makes a session inside the caller's transaction.
pub(crate) async fn open(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, user_agent: &str, second_factor: bool) -> Result<SignedIn> {
    limited::hold(txn, Limited::Sessions, member).await?;
    if let Some(before) = &cx.session {
        // Whoever comes in anew leaves the session they came with (ASVS 5.0, 7.2.4).
        run(txn, "DELETE FROM sessions WHERE token_hash = $1", vec![before.to_string().into()]).await?;
    }
    let token = tokens::random()?;
    let agent = agent_of(user_agent);
    let device = devices::note(txn, cx, member, &agent).await?;
    let sql = "INSERT INTO sessions (token_hash, member_id, user_agent, address, created_at, seen_at, authenticated_at, expires_at, second_factor) \
               VALUES ($1, $2, $3, $4, $5, $5, $5, $6, $7)";
    let values = vec![
        tokens::hash(&token).into(),
        member.0.into(),
        agent.clone().into(),
        cx.address.to_string().into(),
        cx.now.into(),
        (cx.now + IDLE_MS).into(),
        second_factor.into(),
    ];
    run(txn, sql, values).await?;
    own_data::is_back(txn, cx, member).await?;
    let sql = "DELETE FROM sessions WHERE member_id = $1 AND token_hash NOT IN \
               (SELECT token_hash FROM sessions WHERE member_id = $1 ORDER BY seen_at DESC LIMIT $2)";
    run(txn, sql, vec![member.0.into(), MOST.into()]).await?;
    audit::record(txn, cx, audit::Entry { act: "signed-in", member: Some(member), detail: agent.clone(), ..audit::Entry::default() }).await?;
    Ok(SignedIn { member, token, device })
}

fn agent_of(user_agent: &str) -> String {
    user_agent.chars().filter(|c| !c.is_control()).take(200).collect()
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    handle: String,
    name: String,
    role: String,
    language: String,
    theme: String,
    timezone: String,
    suspended_at: Option<i64>,
    suspended_until: Option<i64>,
    suspended_reason: String,
    created_at: i64,
    seen_at: i64,
    authenticated_at: i64,
    second_factor: bool,
    due_at: Option<i64>,
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
            zone: crate::Zone::parse(&self.timezone),
            authenticated_at: self.authenticated_at,
            lacks_second_factor,
            suspended: suspended.then_some(Suspension { reason: self.suspended_reason, until: self.suspended_until }),
            leaving: self.due_at.map(|due_at| Leaving { due_at }),
        }
    }
}

/// Who the cookie's token stands for; a visitor if it is unknown or over.
pub async fn resolve(world: &Arc<World>, token: &str, now: i64) -> Result<Actor> {
    let sql = "SELECT m.id, m.handle, m.name, m.role, m.language, m.theme, m.timezone, m.suspended_at, m.suspended_until, m.suspended_reason, \
               s.created_at, s.seen_at, s.authenticated_at, s.second_factor, l.due_at FROM sessions s JOIN members m ON m.id = s.member_id \
               LEFT JOIN leavings l ON l.member_id = m.id \
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
    let noted = run(world.db.writer(), sql, vec![hash.into(), now.into(), until.into()]).await;
    if let Err(failure) = noted.and(own_data::note_seen(world.db.writer(), hash, now).await) {
        tracing::warn!(%failure, "a session's last use was not noted");
    }
}

/// Ends the session of this token.
pub async fn sign_out(cx: &Cx, token: &str) -> Result<()> {
    let txn = cx.begin().await?;
    run(&txn, "DELETE FROM sessions WHERE token_hash = $1", vec![tokens::hash(token).into()]).await?;
    txn.commit().await
}

/// One of a member's sessions, for their own list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SessionLine {
    /// The hash of its token: names it, opens nothing.
    pub token_hash: String,
    pub user_agent: String,
    pub address: String,
    pub created_at: i64,
    pub seen_at: i64,
}

impl SessionLine {
    /// Whether this is the session of this token.
    pub fn is(&self, token: &str) -> bool {
        self.token_hash == tokens::hash(token)
    }
}

/// The asker's sessions, the latest used first.
pub async fn list_sessions(cx: &Cx) -> Result<Vec<SessionLine>> {
    let sql = "SELECT token_hash, user_agent, address, created_at, seen_at FROM sessions WHERE member_id = $1 AND expires_at > $2 AND created_at > $3 \
               ORDER BY seen_at DESC LIMIT 50";
    all(cx.reader(), sql, vec![cx.member()?.id.0.into(), cx.now.into(), (cx.now - LONGEST_MS).into()]).await
}

/// Ends one of the asker's own sessions.
pub async fn end_session(cx: &Cx, token_hash: &str) -> Result<()> {
    let me = cx.member()?;
    let txn = cx.begin().await?;
    if run(&txn, "DELETE FROM sessions WHERE token_hash = $1 AND member_id = $2", vec![token_hash.into(), me.id.0.into()]).await? == 0 {
        return Err(Failure::Problem(Problem::NotFound));
    }
    audit::record(&txn, cx, audit::Entry { act: "session-ended", member: Some(me.id), ..audit::Entry::default() }).await?;
    txn.commit().await
}

/// Ends all of the asker's sessions but the one of `token`.
pub async fn end_other_sessions(cx: &Cx, token: &str) -> Result<()> {
    let me = cx.member()?;
    let txn = cx.begin().await?;
    end_all(&txn, me.id, Some(token)).await?;
    audit::record(&txn, cx, audit::Entry { act: "sessions-ended", member: Some(me.id), ..audit::Entry::default() }).await?;
    txn.commit().await
}

/// Ends a member's sessions, and half sign-ins, inside the caller's transaction; `but` is a token that stays.
pub(crate) async fn end_all(txn: &impl ConnectionTrait, member: MemberId, but: Option<&str>) -> Result<()> {
    let kept = but.map(tokens::hash).unwrap_or_default();
    run(txn, "DELETE FROM sessions WHERE member_id = $1 AND token_hash <> $2", vec![member.0.into(), kept.into()]).await?;
    run(txn, "DELETE FROM half_sign_ins WHERE member_id = $1", vec![member.0.into()]).await?;
    Ok(())
}

/// Gives a session a new token, as every step up does (ASVS 5.0, 7.2.4), and notes that its owner has just proved who they are.
pub(crate) async fn renew(txn: &impl ConnectionTrait, cx: &Cx, token: &str, second_factor: bool) -> Result<String> {
    let fresh = tokens::random()?;
    let sql = "UPDATE sessions SET token_hash = $2, authenticated_at = $3, second_factor = (second_factor OR $4) WHERE token_hash = $1";
    let values = vec![tokens::hash(token).into(), tokens::hash(&fresh).into(), cx.now.into(), second_factor.into()];
    if run(txn, sql, values).await? == 0 { Err(Problem::SignInFirst.into()) } else { Ok(fresh) }
}
