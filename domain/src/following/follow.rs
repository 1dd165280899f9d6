use super::sql;
use crate::{cx::Cx, db::run, failure::Result, kinds::Follows, subjects};
use model::{MemberId, Problem, Subject, SubjectKind, ThreadId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use std::collections::HashMap;
use tables::follow;

/// How close a member keeps something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    #[default]
    None,
    Following,
    /// A thread they do not want to hear of, although they wrote in it.
    Muted,
}

impl Level {
    pub(super) const MUTED: &str = "muted";

    fn of(row: &follow::Model) -> Self {
        if row.level == follow::FOLLOWING { Self::Following } else { Self::Muted }
    }
}

/// Follows something the asker may see. Following twice is following once. Like a read mark it is nobody else's business, so the
/// suspended may do it as well.
pub async fn follow(cx: &Cx, subject: Subject) -> Result<()> {
    let me = cx.member()?.id;
    if cx.world.features.kinds.follows(subject.kind()) == Follows::No {
        return Err(Problem::Malformed.into());
    }
    let txn = cx.begin().await?;
    subjects::find(&txn, cx, subject).await?;
    if subject == Subject::Member(me) {
        return Err(Problem::Forbidden.into());
    }
    let again = OnConflict::columns([follow::Column::MemberId, follow::Column::Kind, follow::Column::ObjectId])
        .update_column(follow::Column::Level)
        .to_owned();
    follow::Entity::insert(following(cx, me, subject)).on_conflict(again).exec_without_returning(&txn).await?;
    txn.commit().await
}

fn following(cx: &Cx, member: MemberId, subject: Subject) -> follow::ActiveModel {
    follow::ActiveModel {
        member_id: Set(member),
        kind: Set(subject.kind()),
        object_id: Set(subject.id()),
        level: Set(follow::FOLLOWING.to_owned()),
        created_at: Set(cx.now),
    }
}

/// How close the asker keeps something; one query, none for a visitor.
pub async fn read_level(cx: &Cx, subject: Subject) -> Result<Level> {
    Ok(read_levels(cx, subject.kind(), &[subject.id()]).await?.remove(&subject.id()).unwrap_or_default())
}

/// The same for several of a kind; one query.
pub async fn read_levels(cx: &Cx, kind: SubjectKind, ids: &[i64]) -> Result<HashMap<i64, Level>> {
    let (Some(me), false) = (cx.actor.id(), ids.is_empty()) else { return Ok(HashMap::new()) };
    let own = follow::Entity::find().filter(follow::Column::MemberId.eq(me)).filter(follow::Column::Kind.eq(kind));
    let rows = own.filter(follow::Column::ObjectId.is_in(ids.iter().copied())).all(cx.reader()).await?;
    Ok(rows.into_iter().map(|row| (row.object_id, Level::of(&row))).collect())
}

/// Whoever writes in a thread follows it, unless they said that they do not want to.
pub(crate) async fn follow_written(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, thread: i64) -> Result<()> {
    let row = following(cx, member, SubjectKind::Thread.of(thread));
    follow::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(txn).await?;
    Ok(())
}
/// The same for all who wrote in a thread that was split off, but for those who did not want to hear of the old one.
pub(crate) async fn follow_written_by_all(txn: &impl ConnectionTrait, cx: &Cx, old: i64, new: i64) -> Result<()> {
    run(txn, sql::WRITTEN_BY_ALL, vec![new.into(), old.into(), cx.now.into()]).await?;
    Ok(())
}

/// Who followed a thread that went into another one follows that.
pub(crate) async fn carry(txn: &impl ConnectionTrait, from: i64, into: i64) -> Result<()> {
    run(txn, sql::CARRIED, vec![from.into(), into.into()]).await?;
    follow::Entity::delete_many().filter(follow::of(ThreadId(from))).exec(txn).await?;
    Ok(())
}
