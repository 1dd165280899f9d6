use super::{access, compose, drafts, mark_read, news::ThreadStarted, pace, post_reply, sql, tags};
use crate::{
    cx::{Cx, Me},
    db::{Txn, run},
    failure::{Failure, Result},
    following,
    outbox::announce,
    policy::Act,
    search::index::{self, Opening},
    text,
};
use model::{BoardId, Field, Problem, ReplyId, ThreadDraft, ThreadId, ThreadKind, Wrong, discussion::ThreadText};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use tables::{board, reply, thread};

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
    let id = insert_thread(txn, cx, board, text, &prepared.excerpt).await?;
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
    let thread = reply::Entity::find_by_id(reply).select_only().column(reply::Column::ThreadId);
    thread.into_tuple().one(txn).await?.ok_or(Failure::Problem(Problem::NotFound))
}

async fn insert_thread(txn: &Txn, cx: &Cx, board: BoardId, text: &ThreadText, excerpt: &str) -> Result<ThreadId> {
    let author = cx.member()?.id;
    let row = thread::ActiveModel {
        board_id: Set(board),
        author_id: Set(author),
        kind: Set(text.kind),
        title: Set(text.title.clone()),
        slug: Set(text::slug(&text.title)),
        language: Set(text.language.clone()),
        excerpt: Set(excerpt.to_owned()),
        score: Set(1),
        created_at: Set(cx.now),
        last_activity_at: Set(cx.now),
        last_author_id: Set(author),
        ..Default::default()
    };
    let id = thread::Entity::insert(row).exec(txn).await?.last_insert_id;
    let latest = board::ActiveModel { last_thread_id: Set(Some(id)), last_activity_at: Set(cx.now), ..Default::default() };
    let more = Expr::col(board::Column::ThreadsCount).add(1);
    let this = board::Entity::update_many().col_expr(board::Column::ThreadsCount, more).set(latest);
    this.filter(board::Column::Id.eq(board)).exec(txn).await?;
    Ok(id)
}

async fn insert_opening(txn: &Txn, cx: &Cx, thread: ThreadId, text: &compose::Prepared) -> Result<ReplyId> {
    let author = cx.member()?.id;
    let row = reply::ActiveModel {
        thread_id: Set(thread),
        number: Set(0),
        depth: Set(0),
        path: Set(String::new()),
        author_id: Set(author),
        body: Set(text.body.clone()),
        html: Set(text.html.as_str().to_owned()),
        renderer: Set(text::RENDERER),
        version: Set(1),
        created_at: Set(cx.now),
        ..Default::default()
    };
    let id = reply::Entity::insert(row).exec(txn).await?.last_insert_id;
    let opened = thread::ActiveModel { opening_id: Set(Some(id)), ..Default::default() };
    thread::Entity::update_many().set(opened).filter(thread::Column::Id.eq(thread)).exec(txn).await?;
    run(txn, sql::COUNT_OF_AUTHOR, vec![author.into()]).await?;
    compose::write_mentions(txn, id, text, false).await?;
    Ok(id)
}
