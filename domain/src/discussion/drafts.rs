//! Text a member has not sent yet, kept on the server: it survives a reload and is there on another device.

use crate::{
    cx::Cx,
    db::{Txn, one, run},
    failure::Result,
    limited::{self, Limited},
    taken::{self, Kept, Kind, Rows, Taken},
    text,
};
use model::{
    BoardId, MemberId, Problem, ReplyId, ThreadId,
    limits::{self, DRAFT_MAX},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A kept text.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Draft {
    pub title: String,
    pub tags: String,
    pub body: String,
    pub updated_at: i64,
}

/// What is to be kept.
#[derive(Clone, Debug, Default)]
pub struct DraftText {
    pub title: String,
    pub tags: String,
    pub body: String,
}

/// The place of a new thread's draft.
pub fn place_of_thread(board: BoardId) -> String {
    format!("board:{board}")
}

/// The place of a reply's draft.
pub fn place_of_reply(thread: ThreadId, parent: Option<ReplyId>) -> String {
    parent.map_or_else(|| format!("thread:{thread}"), |parent| format!("thread:{thread}:{parent}"))
}

/// A member has so many at a time; the oldest goes.
const KEPT_MOST: i64 = 50;

/// Whether it is one of the forms above, or `edit:<reply>`. That there is such a thing is not asked.
fn is_place(place: &str) -> bool {
    let mut parts = place.split(':');
    let kind = parts.next().unwrap_or_default();
    let ids: Vec<&str> = parts.collect();
    let fits = match kind {
        "board" | "edit" => ids.len() == 1,
        "thread" => (1..=2).contains(&ids.len()),
        _ => false,
    };
    fits && ids.iter().all(|id| id.len() <= 19 && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Keeps a text, or forgets the place when the text is empty. Nothing is checked but size: a draft may be wrong.
pub async fn save_draft(cx: &Cx, place: &str, draft: DraftText) -> Result<i64> {
    let me = cx.member()?.id;
    if !is_place(place) {
        return Err(Problem::Malformed.into());
    }
    if draft.body.chars().count() > DRAFT_MAX {
        return Err(Problem::TooLarge.into());
    }
    let (title, tags, body) = (text::clean_line(&draft.title), text::clean_line(&draft.tags), text::clean_text(&draft.body));
    let txn = cx.begin().await?;
    limited::pace(&txn, cx, "drafts", me, limits::DRAFTS).await?;
    limited::hold(&txn, Limited::Drafts, me).await?;
    if title.is_empty() && body.trim().is_empty() {
        forget(&txn, me, place).await?;
    } else {
        let sql = "INSERT INTO drafts (member_id, place, title, tags, body, updated_at) VALUES ($1, $2, $3, $4, $5, $6) \
                   ON CONFLICT (member_id, place) DO UPDATE SET title = $3, tags = $4, body = $5, updated_at = $6";
        run(&txn, sql, vec![me.0.into(), place.into(), title.into(), tags.into(), body.into(), cx.now.into()]).await?;
        let sql = "DELETE FROM drafts WHERE member_id = $1 AND place NOT IN \
                   (SELECT place FROM drafts WHERE member_id = $1 ORDER BY updated_at DESC, place LIMIT $2)";
        run(&txn, sql, vec![me.0.into(), KEPT_MOST.into()]).await?;
    }
    txn.commit().await?;
    Ok(cx.now)
}

/// The asker's kept text for a place.
pub async fn read_draft(cx: &Cx, place: &str) -> Result<Option<Draft>> {
    let Some(me) = cx.actor.id() else { return Ok(None) };
    let sql = "SELECT title, tags, body, updated_at FROM drafts WHERE member_id = $1 AND place = $2";
    one(cx.reader(), sql, vec![me.0.into(), place.into()]).await
}

/// Throws a kept text away, which can be brought back for a while.
pub async fn discard_draft(cx: &Cx, place: &str) -> Result<Taken> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let rows = Rows { table: "drafts", condition: "member_id = $1 AND place = $2", values: vec![me.0.into(), place.into()] };
    let taken = taken::keep(&txn, cx, Kind::Draft, me.0, vec![rows]).await?;
    forget(&txn, me, place).await?;
    txn.commit().await?;
    Ok(taken)
}

/// Brings a discarded text back, unless another one stands in its place.
pub(crate) async fn bring_draft_back(txn: &Txn, kept: &Kept) -> Result<()> {
    taken::put_back(txn, kept).await.map(drop)
}

pub(super) async fn forget(txn: &impl ConnectionTrait, member: MemberId, place: &str) -> Result<()> {
    run(txn, "DELETE FROM drafts WHERE member_id = $1 AND place = $2", vec![member.0.into(), place.into()]).await?;
    Ok(())
}
