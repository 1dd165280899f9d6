use super::{
    access, access::ReplyRow, access::ThreadRow, compose, compose::Prepared, counters, drafts, mark_read, news::ReplyPosted, pace, path, sql,
};
use crate::{
    cx::{Cx, Me},
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    following,
    outbox::announce,
    policy::{Act, Cleared},
    search::index::{self, Replied},
    text,
};
use model::{BoardId, Problem, ReplyDraft, ReplyId, ThreadId, limits::DEPTH_MAX};
use sea_orm::ConnectionTrait;

/// A reply as sent: where it goes, what it says, and the form's key, under which it is carried out once.
#[derive(Clone, Debug)]
pub struct NewReply {
    pub thread: ThreadId,
    /// The post that is answered; none means the opening post.
    pub parent: Option<ReplyId>,
    pub draft: ReplyDraft,
    pub key: String,
}

/// Posts a reply. The same key sent twice gives the first reply again.
pub async fn post_reply(cx: &Cx, new: NewReply) -> Result<ReplyId> {
    let author = cx.member()?;
    let body = ReplyDraft { body: text::clean_text(&new.draft.body) }.check()?;
    let prepared = compose::prepare(cx, body).await?;
    let txn = cx.begin().await?;
    if let Some(already) = claim_key(&txn, cx, author, &new.key).await? {
        return Ok(already);
    }
    pace::keep(&txn, cx, author.id).await?;
    let thread = access::held_thread(&txn, cx, new.thread, Act::Reply).await?;
    let parent = match new.parent {
        Some(id) => Some(parent_in(&txn, cx, id, &thread).await?),
        None => None,
    };
    let id = insert(&txn, cx, &thread, parent.as_deref(), author, &prepared).await?;
    settle_key(&txn, author, &new.key, id).await?;
    drafts::forget(&txn, author.id, &drafts::place_of_reply(new.thread, new.parent)).await?;
    announce(&txn, cx, ReplyPosted { thread: new.thread, reply: id }).await?;
    txn.commit().await?;
    Ok(id)
}

async fn parent_in(txn: &Txn, cx: &Cx, id: ReplyId, thread: &ThreadRow) -> Result<Cleared<ReplyRow>> {
    let parent = access::reply(txn, cx, id, Act::Reply).await?;
    if parent.thread_id == thread.id { Ok(parent) } else { Err(Problem::NotFound.into()) }
}

/// Reserves the form's key, or finds what it led to before. An empty key reserves nothing.
pub(super) async fn claim_key(txn: &impl ConnectionTrait, cx: &Cx, me: &Me, key: &str) -> Result<Option<ReplyId>> {
    if key.is_empty() {
        return Ok(None);
    }
    let key: String = key.chars().take(64).collect();
    if run(txn, sql::CLAIM_KEY, vec![me.id.into(), key.clone().into(), cx.now.into()]).await? == 1 {
        return Ok(None);
    }
    let found: Option<Number> = one(txn, sql::REPLY_OF_KEY, vec![me.id.into(), key.into()]).await?;
    Ok(found.map(|row| ReplyId(row.n)))
}

pub(super) async fn settle_key(txn: &impl ConnectionTrait, me: &Me, key: &str, reply: ReplyId) -> Result<()> {
    if !key.is_empty() {
        let key: String = key.chars().take(64).collect();
        run(txn, sql::SETTLE_KEY, vec![me.id.into(), key.into(), reply.into()]).await?;
    }
    Ok(())
}

async fn insert(txn: &Txn, cx: &Cx, thread: &ThreadRow, parent: Option<&ReplyRow>, author: &Me, text: &Prepared) -> Result<ReplyId> {
    let number = next_number(txn, cx, thread.id, author).await?;
    let (parent, depth, path) = stand(parent, number);
    let values = vec![
        thread.id.into(),
        number.into(),
        parent.map(|p| p.0).or(thread.opening_id).into(),
        parent.map_or(0, |p| p.1).into(),
        depth.into(),
        path.clone().into(),
        author.id.into(),
        text.body.clone().into(),
        text.html.as_str().into(),
        text::RENDERER.into(),
        cx.now.into(),
    ];
    let id = one::<Number>(txn, sql::INSERT_REPLY, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n;
    counters::change_descendants(txn, thread.id, &path, 1).await?;
    compose::write_mentions(txn, ReplyId(id), text, false).await?;
    run(txn, sql::COUNT_IN_BOARD, vec![thread.board_id.into(), thread.id.into(), cx.now.into()]).await?;
    run(txn, sql::COUNT_OF_AUTHOR, vec![author.id.into()]).await?;
    mark_read::add(txn, cx, author.id, thread.id, &[number]).await?;
    following::follow_written(txn, cx, author.id, thread.id).await?;
    index(txn, thread, author, ReplyId(id), &text.body).await?;
    Ok(ReplyId(id))
}

async fn index(txn: &Txn, thread: &ThreadRow, author: &Me, reply: ReplyId, body: &str) -> Result<()> {
    let (board, language) = (BoardId(thread.board_id), thread.language.as_str());
    index::reply(txn, Replied { reply, thread: ThreadId(thread.id), board, author: author.id, language, body }).await
}

/// Gives out the thread's next number; the row stays locked until the commit, so numbers have no gaps.
async fn next_number(txn: &impl ConnectionTrait, cx: &Cx, thread: i64, author: &Me) -> Result<i32> {
    let row: Option<Number> = one(txn, sql::NEXT_NUMBER, vec![thread.into(), cx.now.into(), author.id.into()]).await?;
    row.and_then(|row| i32::try_from(row.n).ok()).ok_or_else(|| Failure::bug("a thread gave no number"))
}

/// Parent (id and number), depth and path of a new reply.
fn stand(parent: Option<&ReplyRow>, number: i32) -> (Option<(i64, i32)>, i32, String) {
    let Some(parent) = parent.filter(|parent| !parent.is_opening()) else {
        return (None, 1, path::child("", number));
    };
    let mut above = path::numbers(&parent.path);
    above.truncate(usize::try_from(DEPTH_MAX - 1).unwrap_or(0));
    let path = above.iter().fold(String::new(), |path, n| path::child(&path, *n));
    (Some((parent.id, parent.number)), i32::try_from(above.len()).unwrap_or(0) + 1, path::child(&path, number))
}
