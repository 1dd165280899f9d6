use super::access;
use crate::{
    cx::Cx,
    db::Txn,
    failure::Result,
    limited,
    policy::{Act, Cleared},
    text,
};
use model::{MemberId, ReactionKind, ReactionNote, ReplyId, limits};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Condition, Expr, ExprTrait, OnConflict},
};
use tables::{reaction, reply, thread};

/// Leaves a reaction, or changes the note of one already left.
pub async fn react(cx: &Cx, id: ReplyId, kind: ReactionKind, note: ReactionNote) -> Result<()> {
    let me = cx.member()?.id;
    let note = ReactionNote { level: text::clean_line(&note.level), country: note.country, note: text::clean_line(&note.note) }.check()?;
    let note = if kind.takes_a_note() { note } else { ReactionNote::default() };
    let txn = cx.begin().await?;
    limited::pace(&txn, cx, "reactions", me, limits::REACTIONS).await?;
    let reply = access::held_reply(&txn, cx, id, Act::React).await?;
    let said = reaction::ActiveModel { level: Set(note.level), country: Set(note.country), note: Set(note.note), ..Default::default() };
    let row = reaction::ActiveModel { reply_id: Set(id), member_id: Set(me), kind: Set(kind), created_at: Set(cx.now), ..said.clone() };
    let once = OnConflict::new().do_nothing().to_owned();
    if reaction::Entity::insert(row).on_conflict(once).exec_without_returning(&txn).await? == 1 {
        change_count(&txn, reply.id, reply.thread_id, kind, 1).await?;
    } else {
        reaction::Entity::update_many().set(said).filter(this(id, me, kind)).exec(&txn).await?;
    }
    txn.commit().await
}

/// A post the asker may react to, for the form with a note.
pub async fn read_reactable(cx: &Cx, id: ReplyId) -> Result<Cleared<access::ReplyRow>> {
    cx.member()?;
    access::reply(cx.reader(), cx, id, Act::React).await
}

/// Takes a reaction back.
pub async fn unreact(cx: &Cx, id: ReplyId, kind: ReactionKind) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    limited::pace(&txn, cx, "reactions", me, limits::REACTIONS).await?;
    let reply = access::held_reply(&txn, cx, id, Act::React).await?;
    if reaction::Entity::delete_many().filter(this(id, me, kind)).exec(&txn).await?.rows_affected == 1 {
        change_count(&txn, reply.id, reply.thread_id, kind, -1).await?;
    }
    txn.commit().await
}

fn this(reply: ReplyId, member: MemberId, kind: ReactionKind) -> Condition {
    let of = Condition::all().add(reaction::Column::ReplyId.eq(reply)).add(reaction::Column::MemberId.eq(member));
    of.add(reaction::Column::Kind.eq(kind))
}

async fn change_count(txn: &Txn, reply: i64, thread: i64, kind: ReactionKind, by: i32) -> Result<()> {
    let (column, weight) = match kind {
        ReactionKind::Thanks => (reply::Column::Thanks, 2),
        ReactionKind::Tried => (reply::Column::Tried, 4),
        ReactionKind::Adapted => (reply::Column::Adapted, 4),
        ReactionKind::Failed => (reply::Column::Failed, 0),
    };
    let counted = reply::Entity::update_many().col_expr(column, Expr::col(column).add(by));
    counted.filter(reply::Column::Id.eq(reply)).exec(txn).await?;
    let score = Expr::col(thread::Column::Score).add(by * weight);
    thread::Entity::update_many().col_expr(thread::Column::Score, score).filter(thread::Column::Id.eq(thread)).exec(txn).await?;
    Ok(())
}
