use super::access;
use crate::{
    cx::Cx,
    db::{Txn, run},
    failure::Result,
    limited,
    policy::{Act, Cleared},
    text,
};
use model::{ReactionKind, ReactionNote, ReplyId, limits};

/// Leaves a reaction, or changes the note of one already left.
pub async fn react(cx: &Cx, id: ReplyId, kind: ReactionKind, note: ReactionNote) -> Result<()> {
    let me = cx.member()?.id;
    let note = ReactionNote { level: text::clean_line(&note.level), country: note.country, note: text::clean_line(&note.note) }.check()?;
    let note = if kind.takes_a_note() { note } else { ReactionNote::default() };
    let txn = cx.begin().await?;
    limited::pace(&txn, cx, "reactions", me, limits::REACTIONS).await?;
    let reply = access::held_reply(&txn, cx, id, Act::React).await?;
    let sql = "INSERT INTO reactions (reply_id, member_id, kind, level, country, note, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
               ON CONFLICT DO NOTHING";
    let key = [reply.id.into(), me.0.into(), kind.as_str().into()];
    let said = [note.level.into(), note.country.into(), note.note.into()];
    let values = key.iter().chain(&said).cloned().chain([cx.now.into()]).collect();
    if run(&txn, sql, values).await? == 1 {
        change_count(&txn, reply.id, reply.thread_id, kind, 1).await?;
    } else {
        let sql = "UPDATE reactions SET level = $4, country = $5, note = $6 WHERE reply_id = $1 AND member_id = $2 AND kind = $3";
        run(&txn, sql, key.into_iter().chain(said).collect()).await?;
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
    let sql = "DELETE FROM reactions WHERE reply_id = $1 AND member_id = $2 AND kind = $3";
    if run(&txn, sql, vec![reply.id.into(), me.0.into(), kind.as_str().into()]).await? == 1 {
        change_count(&txn, reply.id, reply.thread_id, kind, -1).await?;
    }
    txn.commit().await
}

async fn change_count(txn: &Txn, reply: i64, thread: i64, kind: ReactionKind, by: i32) -> Result<()> {
    let (column, weight) = match kind {
        ReactionKind::Thanks => ("thanks", 2),
        ReactionKind::Tried => ("tried", 4),
        ReactionKind::Adapted => ("adapted", 4),
        ReactionKind::Failed => ("failed", 0),
    };
    run(txn, &format!("UPDATE replies SET {column} = {column} + $2 WHERE id = $1"), vec![reply.into(), by.into()]).await?;
    run(txn, "UPDATE threads SET score = score + $2 WHERE id = $1", vec![thread.into(), (by * weight).into()]).await?;
    Ok(())
}
