//! Who may do what. Pure, and the only place where it is decided.
//! Not allowed to see answers "not found", or "gone" for a deleted thread in a board that one sees; seen but not allowed answers "forbidden", "locked" or "sign in first".

pub mod audience;
pub(crate) mod authors;
pub mod imports;
pub mod seen;
mod sql;
pub mod staff;

macro_rules! declare {
    ($($name:ident: $($there:ident)+,)+) => { $($(model::room!(policy $there $name);)+)+ };
}
model::rooms!(declare);

use crate::cx::{Actor, Me};
pub use audience::boards_seen_by;
use model::{Audience, MemberId, Problem, ThreadKind, limits::UNDO_MS};
use std::ops::Deref;

/// What can be asked for in a discussion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    SeeBoard,
    StartThread,
    SeeThread,
    Reply,
    SeeReply,
    Edit,
    Delete,
    Restore,
    React,
    MarkAnswer,
    /// Lock, pin, move, split, merge.
    Moderate,
}

impl Act {
    pub const ALL: [Self; 11] = [
        Self::SeeBoard,
        Self::StartThread,
        Self::SeeThread,
        Self::Reply,
        Self::SeeReply,
        Self::Edit,
        Self::Delete,
        Self::Restore,
        Self::React,
        Self::MarkAnswer,
        Self::Moderate,
    ];
}

/// What the decision depends on. A field that does not apply keeps its default.
#[derive(Clone, Debug)]
pub struct Facts {
    pub now: i64,
    /// Of its board.
    pub audience: Audience,
    /// The actor belongs to the group that is the audience.
    pub in_group: bool,
    /// Only staff starts threads in its board.
    pub news: bool,
    pub thread_deleted: bool,
    /// It leads on to another thread.
    pub merged: bool,
    pub locked: bool,
    /// Its board is only kept for reading.
    pub archived: bool,
    pub kind: ThreadKind,
    /// Who opened the thread.
    pub asker: Option<MemberId>,
    /// Who wrote the post.
    pub author: Option<MemberId>,
    pub post_deleted_at: Option<i64>,
    pub post_deleted_by: Option<MemberId>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            now: 0,
            // Who forgets it closes a door.
            audience: Audience::Staff,
            in_group: false,
            news: false,
            thread_deleted: false,
            merged: false,
            locked: false,
            archived: false,
            kind: ThreadKind::Discussion,
            asker: None,
            author: None,
            post_deleted_at: None,
            post_deleted_by: None,
        }
    }
}

/// A row whose use was allowed; cannot be made outside this file.
#[derive(Debug)]
pub struct Cleared<T>(T);

impl<T> Deref for Cleared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// Wraps the row if the actor may.
pub fn clear<T>(actor: &Actor, act: Act, facts: &Facts, row: T) -> Result<Cleared<T>, Problem> {
    may(actor, act, facts).map(|()| Cleared(row))
}

/// The decision.
pub fn may(actor: &Actor, act: Act, facts: &Facts) -> Result<(), Problem> {
    sees(actor, act, facts)?;
    if matches!(act, Act::SeeBoard | Act::SeeThread | Act::SeeReply) {
        return Ok(());
    }
    let me = writer(actor)?;
    let staff = me.role.is_staff();
    let own = facts.author == Some(me.id);
    let unlocked = || if (facts.locked || facts.archived) && !staff { Err(Problem::Locked) } else { Ok(()) };
    let when = |yes: bool| if yes { Ok(()) } else { Err(Problem::Forbidden) };
    match act {
        Act::StartThread => when(!facts.archived && (staff || !facts.news)),
        Act::Reply => {
            when(!facts.thread_deleted)?;
            unlocked()
        }
        Act::Edit | Act::Delete => {
            when(facts.post_deleted_at.is_none() && (own || staff))?;
            unlocked()
        }
        Act::Restore => may_restore(me.id, staff, facts),
        Act::React => when(!own && facts.post_deleted_at.is_none()),
        Act::MarkAnswer => {
            when(facts.kind == ThreadKind::Question && facts.post_deleted_at.is_none() && (staff || facts.asker == Some(me.id)))?;
            unlocked()
        }
        Act::Moderate => when(staff),
        Act::SeeBoard | Act::SeeThread | Act::SeeReply => Ok(()),
    }
}

/// Whoever may change anything that others see.
pub fn writer(actor: &Actor) -> Result<&Me, Problem> {
    let me = actor.me().ok_or(Problem::SignInFirst)?;
    if me.suspended.is_some() { Err(Problem::Suspended) } else { Ok(me) }
}

fn sees(actor: &Actor, act: Act, facts: &Facts) -> Result<(), Problem> {
    let hidden_board = !audience::sees(actor, facts.in_group, facts.audience);
    // A merged thread is there for all, with nothing in it but the way to where its posts are now.
    let leads_on = facts.merged && act == Act::SeeThread;
    let hidden_thread = facts.thread_deleted && act != Act::Restore && !leads_on && !actor.is_staff();
    let hidden_post = facts.post_deleted_at.is_some() && !actor.is_staff() && !matches!(act, Act::Restore | Act::SeeThread | Act::SeeBoard);
    match (hidden_board, hidden_thread, hidden_post) {
        (false, false, false) => Ok(()),
        // Links and feeds of a deleted thread say that it is, and no more than that.
        (false, true, _) if act == Act::SeeThread => Err(Problem::Gone),
        _ => Err(Problem::NotFound),
    }
}

fn may_restore(me: MemberId, staff: bool, facts: &Facts) -> Result<(), Problem> {
    let Some(at) = facts.post_deleted_at else { return Err(Problem::Forbidden) };
    if staff {
        return Ok(());
    }
    if facts.post_deleted_by != Some(me) || facts.author != Some(me) {
        return Err(Problem::NotFound);
    }
    if facts.now - at > UNDO_MS { Err(Problem::TooLate) } else { Ok(()) }
}

/// What the asker can do with one post or thread, for the page to show or leave out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    pub reply: bool,
    pub edit: bool,
    pub delete: bool,
    pub restore: bool,
    pub react: bool,
    pub mark_answer: bool,
    pub moderate: bool,
}

/// All decisions at once.
pub fn abilities(actor: &Actor, facts: &Facts) -> Abilities {
    let can = |act| may(actor, act, facts).is_ok();
    Abilities {
        reply: can(Act::Reply),
        edit: can(Act::Edit),
        delete: can(Act::Delete),
        restore: can(Act::Restore),
        react: can(Act::React),
        mark_answer: can(Act::MarkAnswer),
        moderate: can(Act::Moderate),
    }
}
