use super::{access, compose, drafts, mark_read, news::ThreadStarted, pace, post_reply, tags};
use crate::{
    cx::{Cx, Me},
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    following,
    outbox::announce,
    policy::Act,
    search::index::{self, Opening},
    text,
};
use model::{BoardId, Field, Problem, ReplyId, ThreadDraft, ThreadId, ThreadKind, Wrong, discussion::ThreadText};

/// A thread as sent; `key` as in [`super::NewReply`].
#[derive(Clone, Debug)]
pub struct NewThread {
    pub board: BoardId,
    pub draft: ThreadDraft,
    pub key: String,
}

/// Opens a thread. Returns its id and its opening post's.
pub async fn start_thread(cx: &Cx, new: NewThread) -> Result<ThreadId> {
    let author = cx.member()?;
    let draft = clean(new.draft);
    let text = draft.check()?;
    let prepared = compose::prepare(cx, text.body.clone()).await?;
    let txn = cx.begin().await?;
    if let Some(already) = post_reply::claim_key(&txn, cx, author, &new.key).await? {
        return thread_of(&txn, already).await;
    }
    let (id, opening) = open_thread(&txn, cx, author, new.board, &text, &prepared).await?;
    post_reply::settle_key(&txn, author, &new.key, opening).await?;
    drafts::forget(&txn, author.id, &drafts::place_of_thread(new.board)).await?;
    txn.commit().await?;
    Ok(id)
}

/// Opens a thread in the caller's transaction, if the asker may in this board; `prepared` is the text's body, rendered.
pub(crate) async fn open_thread(
    txn: &Txn,
    cx: &Cx,
    author: &Me,
    board: BoardId,
    text: &ThreadText,
    prepared: &compose::Prepared,
) -> Result<(ThreadId, ReplyId)> {
    pace::keep(txn, cx, author.id).await?;
    access::board_by_id(txn, cx, board, Act::StartThread).await?;
    if text.kind == ThreadKind::News && !cx.actor.is_staff() {
        return Err(Problem::field(Field::Kind, Wrong::NoSuchChoice).into());
    }
    let id = insert_thread(txn, cx, board.0, text, &prepared.excerpt).await?;
    let opening = insert_opening(txn, cx, id, prepared).await?;
    tags::set(txn, id, &text.tags).await?;
    let opened = Opening { thread: id, board, author: author.id, language: &text.language, title: &text.title, body: &text.body };
    index::opening(txn, opened).await?;
    mark_read::add(txn, cx, author.id, id.0, &[0]).await?;
    following::follow_written(txn, cx, author.id, id.0).await?;
    announce(txn, cx, ThreadStarted { thread: id }).await?;
    Ok((id, opening))
}

/// Takes control characters and the like out of what was typed.
pub(super) fn clean(draft: ThreadDraft) -> ThreadDraft {
    ThreadDraft { title: text::clean_line(&draft.title), body: text::clean_text(&draft.body), tags: text::clean_line(&draft.tags), ..draft }
}

async fn thread_of(txn: &Txn, reply: ReplyId) -> Result<ThreadId> {
    let row: Option<Number> = one(txn, "SELECT thread_id AS n FROM replies WHERE id = $1", vec![reply.0.into()]).await?;
    Ok(ThreadId(row.ok_or(Failure::Problem(Problem::NotFound))?.n))
}

async fn insert_thread(txn: &Txn, cx: &Cx, board: i64, text: &ThreadText, excerpt: &str) -> Result<ThreadId> {
    let author = cx.member()?.id;
    let sql = "INSERT INTO threads (board_id, author_id, kind, title, slug, language, excerpt, score, created_at, last_activity_at, last_author_id) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8, $2) RETURNING id AS n";
    let values = vec![
        board.into(),
        author.0.into(),
        text.kind.as_str().into(),
        text.title.clone().into(),
        text::slug(&text.title).into(),
        text.language.clone().into(),
        excerpt.into(),
        cx.now.into(),
    ];
    let id = one::<Number>(txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n;
    let sql = "UPDATE boards SET threads_count = threads_count + 1, last_thread_id = $2, last_activity_at = $3 WHERE id = $1";
    run(txn, sql, vec![board.into(), id.into(), cx.now.into()]).await?;
    Ok(ThreadId(id))
}

async fn insert_opening(txn: &Txn, cx: &Cx, thread: ThreadId, text: &compose::Prepared) -> Result<ReplyId> {
    let author = cx.member()?.id;
    let sql = "INSERT INTO replies (thread_id, number, depth, path, author_id, body, html, renderer, version, created_at) \
               VALUES ($1, 0, 0, '', $2, $3, $4, $5, 1, $6) RETURNING id AS n";
    let values = vec![thread.0.into(), author.0.into(), text.body.clone().into(), text.html.as_str().into(), text::RENDERER.into(), cx.now.into()];
    let id = one::<Number>(txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n;
    run(txn, "UPDATE threads SET opening_id = $2 WHERE id = $1", vec![thread.0.into(), id.into()]).await?;
    run(txn, "UPDATE members SET replies_count = replies_count + 1 WHERE id = $1", vec![author.0.into()]).await?;
    compose::write_mentions(txn, id, text, false).await?;
    Ok(ReplyId(id))
}
