use super::access;
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    policy::{Act, Cleared},
    text::{self, DiffLine},
};
use model::ReplyId;
use sea_orm::FromQueryResult;

/// One change of a post.
pub struct Revision {
    /// The version this change made.
    pub version: i32,
    pub editor: String,
    pub at: i64,
    /// Old and new title, where an opening post's title changed.
    pub title: Option<(String, String)>,
    pub diff: Vec<DiffLine>,
}

#[derive(FromQueryResult)]
struct Row {
    title: String,
    body: String,
    editor: String,
    created_at: i64,
}

/// How many changes a history page goes back.
const MOST: usize = 50;

/// What was changed in a post, the latest change first.
pub async fn read_history(cx: &Cx, id: ReplyId) -> Result<(Cleared<access::ReplyRow>, Vec<Revision>)> {
    let reply = access::reply(cx.reader(), cx, id, Act::SeeReply).await?;
    let sql = format!(
        "SELECT v.title, v.body, m.name AS editor, v.created_at FROM revisions v JOIN members m ON m.id = v.editor_id \
         WHERE v.reply_id = $1 ORDER BY v.version DESC LIMIT {MOST}"
    );
    let rows: Vec<Row> = all(cx.reader(), &sql, vec![id.0.into()]).await?;
    let mut newer = (reply.title.clone(), reply.body.clone());
    let mut version = reply.version;
    let mut revisions = Vec::with_capacity(rows.len());
    for row in rows {
        let renamed = reply.is_opening() && row.title != newer.0;
        let title = renamed.then(|| (row.title.clone(), newer.0.clone()));
        revisions.push(Revision { version, editor: row.editor, at: row.created_at, title, diff: text::diff(&row.body, &newer.1) });
        newer = (row.title, row.body);
        version -= 1;
    }
    Ok((reply, revisions))
}

/// Who reacted to a post, and how.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Reactor {
    pub name: String,
    pub handle: String,
    pub kind: String,
    pub level: String,
    pub country: String,
    pub note: String,
    pub created_at: i64,
}

pub async fn read_reactors(cx: &Cx, id: ReplyId) -> Result<(Cleared<access::ReplyRow>, Vec<Reactor>)> {
    let reply = access::reply(cx.reader(), cx, id, Act::SeeReply).await?;
    let sql = "SELECT m.name, m.handle, x.kind, x.level, x.country, x.note, x.created_at FROM reactions x JOIN members m ON m.id = x.member_id \
               WHERE x.reply_id = $1 ORDER BY x.kind, x.created_at DESC LIMIT 500";
    let reactors = all(cx.reader(), sql, vec![id.0.into()]).await?;
    Ok((reply, reactors))
}
