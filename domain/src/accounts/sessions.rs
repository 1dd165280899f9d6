//! Sessions: a random token in the cookie, its hash in the table.

use super::{devices, sql::RESOLVE};
use crate::{
    audit,
    cx::{Actor, Cx, Leaving, Me, Suspension, World},
    db::one,
    failure::{Failure, Result},
    limited::{self, Limited},
    own_data, retention, tokens,
};
use model::{MemberId, Problem, Role};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use std::sync::Arc;
use tables::{half_sign_in, session};

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
const MOST: u64 = 50;

/// Makes a session inside the caller's transaction.
pub(crate) async fn open(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, user_agent: &str, second_factor: bool) -> Result<SignedIn> {
    limited::hold(txn, Limited::Sessions, member).await?;
    if let Some(before) = &cx.session {
        // Whoever comes in anew leaves the session they came with (ASVS 5.0, 7.2.4).
        session::Entity::delete_by_id(before.to_string()).exec(txn).await?;
    }
    let token = tokens::random()?;
    let agent = agent_of(user_agent);
    let device = devices::note(txn, cx, member, &agent).await?;
    let row = session::ActiveModel {
        token_hash: Set(tokens::hash(&token)),
        member_id: Set(member),
        user_agent: Set(agent.clone()),
        created_at: Set(cx.now),
        seen_at: Set(cx.now),
        expires_at: Set(cx.now + IDLE_MS),
        authenticated_at: Set(cx.now),
        second_factor: Set(second_factor),
        address: Set(cx.address.to_string()),
    };
    session::Entity::insert(row).exec_without_returning(txn).await?;
    own_data::is_back(txn, cx, member).await?;
    let own = session::Column::MemberId.eq(member);
    let kept = session::Entity::find().filter(own.clone()).select_only().column(session::Column::TokenHash);
    let kept = kept.order_by_desc(session::Column::SeenAt).limit(MOST).into_query();
    session::Entity::delete_many().filter(own).filter(session::Column::TokenHash.not_in_subquery(kept)).exec(txn).await?;
    audit::record(txn, cx, audit::Entry { act: "signed-in", member: Some(member), detail: agent.clone(), ..audit::Entry::default() }).await?;
    Ok(SignedIn { member, token, device })
}

fn agent_of(user_agent: &str) -> String {
    user_agent.chars().filter(|c| !c.is_control()).take(200).collect()
}

#[derive(FromQueryResult)]
struct Row {
    id: MemberId,
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
            id: self.id,
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
    let hash = tokens::hash(token);
    let found: Option<Row> = one(world.db.reader(), RESOLVE, vec![hash.clone().into(), now.into(), (now - LONGEST_MS).into()]).await?;
    let Some(row) = found else { return Ok(Actor::Visitor) };
    if now - row.seen_at > SEEN_STEP_MS {
        let (world, until) = (Arc::clone(world), (now + IDLE_MS).min(row.created_at + LONGEST_MS));
        tokio::spawn(async move { touch(&world, &hash, now, until).await });
    }
    Ok(Actor::Member(Arc::new(row.into_me(world, now))))
}

/// Only ever an UPDATE: a session that was ended meanwhile stays ended.
async fn touch(world: &World, hash: &str, now: i64, until: i64) {
    let used = session::ActiveModel { seen_at: Set(now), expires_at: Set(until), ..Default::default() };
    let this = session::Entity::update_many().set(used).filter(session::Column::TokenHash.eq(hash));
    let noted = this.exec(world.db.writer()).await.map_err(Failure::from);
    if let Err(failure) = noted.and(own_data::note_seen(world.db.writer(), hash, now).await) {
        tracing::warn!(%failure, "a session's last use was not noted");
    }
}

/// Ends the session of this token.
pub async fn sign_out(cx: &Cx, token: &str) -> Result<()> {
    let txn = cx.begin().await?;
    session::Entity::delete_by_id(tokens::hash(token)).exec(&txn).await?;
    txn.commit().await
}

/// One of a member's sessions, for their own list.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "session::Entity")]
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
    let own = session::Entity::find().filter(session::Column::MemberId.eq(cx.member()?.id)).filter(session::Column::ExpiresAt.gt(cx.now));
    let own = own.filter(session::Column::CreatedAt.gt(cx.now - LONGEST_MS)).order_by_desc(session::Column::SeenAt).limit(MOST);
    Ok(own.into_partial_model().all(cx.reader()).await?)
}

/// Ends one of the asker's own sessions.
pub async fn end_session(cx: &Cx, token_hash: &str) -> Result<()> {
    let me = cx.member()?;
    let txn = cx.begin().await?;
    let own = session::Entity::delete_many().filter(session::Column::TokenHash.eq(token_hash)).filter(session::Column::MemberId.eq(me.id));
    if own.exec(&txn).await?.rows_affected == 0 {
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

/// Ends a member's sessions, and half sign-ins, inside the caller's transaction; `but` is a token that stays. Returns how many sessions there were.
pub(crate) async fn end_all(txn: &impl ConnectionTrait, member: MemberId, but: Option<&str>) -> Result<u64> {
    let kept = but.map(tokens::hash).unwrap_or_default();
    let ended = session::Entity::delete_many().filter(session::Column::MemberId.eq(member)).filter(session::Column::TokenHash.ne(kept));
    let ended = ended.exec(txn).await?.rows_affected;
    half_sign_in::Entity::delete_many().filter(half_sign_in::Column::MemberId.eq(member)).exec(txn).await?;
    Ok(ended)
}

/// Gives a session a new token, as every step up does (ASVS 5.0, 7.2.4), and notes that its owner has just proved who they are.
pub(crate) async fn renew(txn: &impl ConnectionTrait, cx: &Cx, token: &str, second_factor: bool) -> Result<String> {
    let fresh = tokens::random()?;
    let new = session::ActiveModel { token_hash: Set(tokens::hash(&fresh)), authenticated_at: Set(cx.now), ..Default::default() };
    // What was proved before stays proved.
    let new = if second_factor { session::ActiveModel { second_factor: Set(true), ..new } } else { new };
    let this = session::Entity::update_many().set(new).filter(session::Column::TokenHash.eq(tokens::hash(token)));
    if this.exec(txn).await?.rows_affected == 0 { Err(Problem::SignInFirst.into()) } else { Ok(fresh) }
}
