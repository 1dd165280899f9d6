//! Fetching a row together with the right to use it.

use super::sql;
use crate::{
    cx::Cx,
    db::{Txn, hold, one},
    failure::{Failure, Result},
    policy::{self, Act, Cleared, Facts},
};
use model::{Audience, BoardId, MemberId, Problem, ReplyId, ThreadId, ThreadKind};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// A board as the verbs need it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct BoardRow {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub language: String,
    pub country: String,
    pub colour: String,
    pub icon: String,
    pub audience: String,
    pub group_id: Option<i64>,
    pub news: bool,
    pub in_group: bool,
    pub threads_count: i32,
    pub replies_count: i32,
    /// Of the group that is its audience.
    pub group_name: Option<String>,
    pub archived_at: Option<i64>,
}

/// A thread with its board's rule.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ThreadRow {
    pub id: i64,
    pub board_id: i64,
    pub board_slug: String,
    pub board_name: String,
    pub board_colour: String,
    pub board_icon: String,
    pub audience: String,
    pub group_id: Option<i64>,
    pub news: bool,
    pub in_group: bool,
    pub archived_at: Option<i64>,
    pub author_id: i64,
    pub opening_id: Option<i64>,
    pub kind: String,
    pub title: String,
    pub slug: String,
    pub language: String,
    pub excerpt: String,
    pub pinned: bool,
    pub locked: bool,
    pub answers_count: i32,
    pub replies_count: i32,
    pub last_number: i32,
    pub gone: String,
    pub created_at: i64,
    pub last_activity_at: i64,
    pub deleted_at: Option<i64>,
    pub merged_into: Option<i64>,
}

/// A post with what its thread and board say about it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ReplyRow {
    pub id: i64,
    pub thread_id: i64,
    pub number: i32,
    pub depth: i32,
    pub path: String,
    pub parent_id: Option<i64>,
    pub author_id: i64,
    pub author_name: String,
    pub body: String,
    pub version: i32,
    pub descendants: i32,
    pub answer_at: Option<i64>,
    pub created_at: i64,
    pub deleted_at: Option<i64>,
    pub deleted_by: Option<i64>,
    pub removed_reason: String,
    pub audience: String,
    pub group_id: Option<i64>,
    pub news: bool,
    pub in_group: bool,
    pub archived_at: Option<i64>,
    pub locked: bool,
    pub kind: String,
    pub title: String,
    pub slug: String,
    pub language: String,
    pub asker_id: i64,
    pub board_id: i64,
    pub thread_deleted_at: Option<i64>,
}

impl BoardRow {
    pub fn facts(&self) -> Facts {
        Facts { audience: self.audience(), in_group: self.in_group, news: self.news, archived: self.archived_at.is_some(), ..Facts::default() }
    }

    pub fn audience(&self) -> Audience {
        Audience::stored(&self.audience, self.group_id)
    }
}

impl ThreadRow {
    pub fn facts(&self, now: i64) -> Facts {
        Facts {
            now,
            audience: self.audience(),
            in_group: self.in_group,
            news: self.news,
            thread_deleted: self.deleted_at.is_some(),
            merged: self.merged_into.is_some(),
            locked: self.locked,
            archived: self.archived_at.is_some(),
            kind: ThreadKind::parse(&self.kind).unwrap_or(ThreadKind::Discussion),
            asker: Some(MemberId(self.author_id)),
            ..Facts::default()
        }
    }

    pub fn audience(&self) -> Audience {
        Audience::stored(&self.audience, self.group_id)
    }
}

impl ReplyRow {
    pub fn facts(&self, now: i64) -> Facts {
        Facts {
            now,
            audience: self.audience(),
            in_group: self.in_group,
            news: self.news,
            thread_deleted: self.thread_deleted_at.is_some(),
            merged: false,
            locked: self.locked,
            archived: self.archived_at.is_some(),
            kind: ThreadKind::parse(&self.kind).unwrap_or(ThreadKind::Discussion),
            asker: Some(MemberId(self.asker_id)),
            author: Some(MemberId(self.author_id)),
            post_deleted_at: self.deleted_at,
            post_deleted_by: self.deleted_by.map(MemberId),
        }
    }

    pub fn audience(&self) -> Audience {
        Audience::stored(&self.audience, self.group_id)
    }

    pub fn is_opening(&self) -> bool {
        self.number == 0
    }
}

/// These columns, with what says whether the asker sees them, of the one row with this `key`.
async fn fetch<R: FromQueryResult>(conn: &impl ConnectionTrait, cx: &Cx, (columns, from): (&str, &str), key: Value) -> Result<R> {
    let mut values = vec![key];
    let in_group = policy::audience::is_inside(&cx.actor, &mut values);
    one(conn, &sql::row(columns, from, &in_group), values).await?.ok_or_else(not_found)
}

fn not_found() -> Failure {
    Failure::Problem(Problem::NotFound)
}

/// A board by its slug.
pub async fn board(conn: &impl ConnectionTrait, cx: &Cx, slug: &str, act: Act) -> Result<Cleared<BoardRow>> {
    let row: BoardRow = fetch(conn, cx, (sql::BOARD, sql::BOARD_BY_SLUG), slug.into()).await?;
    let facts = row.facts();
    Ok(policy::clear(&cx.actor, act, &facts, row)?)
}

/// A board by its id.
pub async fn board_by_id(conn: &impl ConnectionTrait, cx: &Cx, id: BoardId, act: Act) -> Result<Cleared<BoardRow>> {
    let row: BoardRow = fetch(conn, cx, (sql::BOARD, sql::BOARD_BY_ID), id.into()).await?;
    let facts = row.facts();
    Ok(policy::clear(&cx.actor, act, &facts, row)?)
}

pub async fn thread(conn: &impl ConnectionTrait, cx: &Cx, id: ThreadId, act: Act) -> Result<Cleared<ThreadRow>> {
    let row: ThreadRow = fetch(conn, cx, (sql::THREAD, sql::THREAD_BY_ID), id.into()).await?;
    let facts = row.facts(cx.now);
    Ok(policy::clear(&cx.actor, act, &facts, row)?)
}

pub async fn reply(conn: &impl ConnectionTrait, cx: &Cx, id: ReplyId, act: Act) -> Result<Cleared<ReplyRow>> {
    let row: ReplyRow = fetch(conn, cx, (sql::REPLY, sql::REPLY_BY_ID), id.into()).await?;
    let facts = row.facts(cx.now);
    Ok(policy::clear(&cx.actor, act, &facts, row)?)
}

/// [`thread`] for a verb that changes it or what stands in it: others wait until the end of the transaction.
pub async fn held_thread(txn: &Txn, cx: &Cx, id: ThreadId, act: Act) -> Result<Cleared<ThreadRow>> {
    hold_thread(txn, id).await?;
    thread(txn, cx, id, act).await
}

pub async fn hold_thread(txn: &Txn, id: ThreadId) -> Result<()> {
    hold(txn, sql::THIS_THREAD, id.0).await
}

/// [`reply`] for a verb that changes it: nobody else changes its thread until the end of the transaction.
pub async fn held_reply(txn: &Txn, cx: &Cx, id: ReplyId, act: Act) -> Result<Cleared<ReplyRow>> {
    // Twice: a split or merge that was waited for has put the reply into another thread.
    for _ in 0..2 {
        hold(txn, sql::THREAD_OF_REPLY, id.0).await?;
    }
    reply(txn, cx, id, act).await
}
