use crate::{
    collections,
    cx::Cx,
    db::{Number, all, one, places, run},
    discussion::access,
    failure::{Failure, Result},
    policy::Act,
};
use model::{BoardId, CollectionId, FollowKind, MemberId, Problem, ThreadId};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::HashMap;

/// How close a member keeps something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    #[default]
    None,
    Following,
    /// A thread they do not want to hear of, although they wrote in it.
    Muted,
}

/// Follows a thread, a board or a person the asker may see. Following twice is following once. Like a read mark it is
/// nobody else's business, so the suspended may do it as well.
pub async fn follow(cx: &Cx, kind: FollowKind, object: i64) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    see(&txn, cx, kind, object).await?;
    let sql = "INSERT INTO follows (member_id, kind, object_id, level, created_at) VALUES ($1, $2, $3, 'following', $4) \
               ON CONFLICT (member_id, kind, object_id) DO UPDATE SET level = 'following'";
    run(&txn, sql, vec![me.0.into(), kind.as_str().into(), object.into(), cx.now.into()]).await?;
    txn.commit().await
}

/// That there is such a thing and the asker may know of it.
pub(super) async fn see(conn: &impl ConnectionTrait, cx: &Cx, kind: FollowKind, object: i64) -> Result<()> {
    match kind {
        FollowKind::Thread => drop(access::thread(conn, cx, ThreadId(object), Act::SeeThread).await?),
        FollowKind::Board => drop(access::board_by_id(conn, cx, BoardId(object), Act::SeeBoard).await?),
        FollowKind::Collection => collections::seen_by_anybody(conn, cx, CollectionId(object)).await?,
        FollowKind::Member => {
            let sql = "SELECT id AS n FROM members WHERE id = $1 AND erased_at IS NULL";
            let found: Option<Number> = one(conn, sql, vec![object.into()]).await?;
            found.ok_or(Failure::Problem(Problem::NotFound))?;
            if cx.actor.id() == Some(MemberId(object)) {
                return Err(Problem::Forbidden.into());
            }
        }
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    level: String,
}

/// How close the asker keeps something; one query, none for a visitor.
pub async fn read_level(cx: &Cx, kind: FollowKind, object: i64) -> Result<Level> {
    let Some(me) = cx.actor.id() else { return Ok(Level::None) };
    let sql = "SELECT level FROM follows WHERE member_id = $1 AND kind = $2 AND object_id = $3";
    let row: Option<Row> = one(cx.reader(), sql, vec![me.0.into(), kind.as_str().into(), object.into()]).await?;
    Ok(row.map_or(Level::None, |row| level(&row.level)))
}

#[derive(FromQueryResult)]
struct Kept {
    object_id: i64,
    level: String,
}

/// The same for several things; one query.
pub async fn read_levels(cx: &Cx, kind: FollowKind, objects: &[i64]) -> Result<HashMap<i64, Level>> {
    let (Some(me), false) = (cx.actor.id(), objects.is_empty()) else { return Ok(HashMap::new()) };
    let sql = format!("SELECT object_id, level FROM follows WHERE member_id = $1 AND kind = $2 AND object_id IN ({})", places(3, objects.len()));
    let values = [Value::from(me.0), kind.as_str().into()].into_iter().chain(objects.iter().map(|id| Value::from(*id))).collect();
    let rows: Vec<Kept> = all(cx.reader(), &sql, values).await?;
    Ok(rows.into_iter().map(|row| (row.object_id, level(&row.level))).collect())
}

fn level(text: &str) -> Level {
    if text == "following" { Level::Following } else { Level::Muted }
}

/// Whoever writes in a thread follows it, unless they said that they do not want to.
pub(crate) async fn follow_written(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, thread: i64) -> Result<()> {
    let sql = "INSERT INTO follows (member_id, kind, object_id, level, created_at) VALUES ($1, 'thread', $2, 'following', $3) ON CONFLICT DO NOTHING";
    run(txn, sql, vec![member.0.into(), thread.into(), cx.now.into()]).await?;
    Ok(())
}

/// The same for all who wrote in a thread that was split off, but for those who did not want to hear of the old one.
pub(crate) async fn follow_written_by_all(txn: &impl ConnectionTrait, cx: &Cx, old: i64, new: i64) -> Result<()> {
    let sql = "INSERT INTO follows (member_id, kind, object_id, level, created_at) \
               SELECT DISTINCT r.author_id, 'thread', r.thread_id, 'following', CAST($3 AS bigint) FROM replies r WHERE r.thread_id = $1 AND NOT EXISTS \
               (SELECT 1 FROM follows f WHERE f.member_id = r.author_id AND f.kind = 'thread' AND f.object_id = $2 AND f.level = 'muted') \
               ON CONFLICT DO NOTHING";
    run(txn, sql, vec![new.into(), old.into(), cx.now.into()]).await?;
    Ok(())
}

/// Who followed a thread that went into another one follows that.
pub(crate) async fn carry(txn: &impl ConnectionTrait, from: i64, into: i64) -> Result<()> {
    let sql = "INSERT INTO follows (member_id, kind, object_id, level, created_at) \
               SELECT member_id, kind, CAST($2 AS bigint), level, created_at FROM follows WHERE kind = 'thread' AND object_id = $1 ON CONFLICT DO NOTHING";
    run(txn, sql, vec![from.into(), into.into()]).await?;
    run(txn, "DELETE FROM follows WHERE kind = 'thread' AND object_id = $1", vec![from.into()]).await?;
    Ok(())
}
