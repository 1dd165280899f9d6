use super::{access, access::ReplyRow, acted, compose, compose::Prepared, counters, drafts, news::PostEdited, start_thread, tags};
use crate::{
    cx::Cx,
    db::Txn,
    failure::Result,
    outbox::announce,
    policy::Act,
    search::index::{self, Opening, Replied},
    text,
};
use model::{BoardId, Field, MemberId, Problem, ReplyDraft, ReplyId, ThreadDraft, ThreadId, ThreadKind, Wrong, discussion::ThreadText};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use tables::{reply, revision, thread};

/// An edit as sent. For an opening post `thread` is the whole thread form; for a reply only its body counts.
#[derive(Clone, Debug, Default)]
pub struct EditDraft {
    /// The version the form was opened with; another one in the table answers [`Problem::Stale`].
    pub version: i32,
    pub thread: ThreadDraft,
}

/// Changes a post and keeps what it said before.
pub async fn edit_reply(cx: &Cx, id: ReplyId, draft: EditDraft) -> Result<()> {
    let me = cx.member()?;
    let opening = access::reply(cx.reader(), cx, id, Act::Edit).await?.is_opening();
    let (body, head) = if opening {
        let text = start_thread::clean(draft.thread).check()?;
        (text.body.clone(), Some(text))
    } else {
        (ReplyDraft { body: text::clean_text(&draft.thread.body) }.check()?, None)
    };
    let prepared = compose::prepare(cx, body).await?;
    let txn = cx.begin().await?;
    let reply = access::held_reply(&txn, cx, id, Act::Edit).await?;
    if reply.version != draft.version {
        return Err(Problem::Stale.into());
    }
    write_body(&txn, cx, &reply, &prepared).await?;
    match head {
        Some(head) => write_head(&txn, cx, &reply, &head, &prepared).await?,
        None => index_reply(&txn, &reply, &prepared.body).await?,
    }
    drafts::forget(&txn, me.id, &format!("edit:{id}")).await?;
    if !prepared.mentioned.is_empty() {
        announce(&txn, cx, PostEdited { reply: id, by: me.id }).await?;
    }
    acted::on_post(&txn, cx, "post-edited", &reply).await?;
    txn.commit().await?;
    Ok(())
}

async fn write_body(txn: &Txn, cx: &Cx, of: &ReplyRow, text: &Prepared) -> Result<()> {
    let new = reply::ActiveModel {
        body: Set(text.body.clone()),
        html: Set(text.html.as_str().to_owned()),
        renderer: Set(text::RENDERER),
        edited_at: Set(Some(cx.now)),
        ..Default::default()
    };
    let this = reply::Entity::update_many().set(new).col_expr(reply::Column::Version, Expr::col(reply::Column::Version).add(1));
    let this = this.filter(reply::Column::Id.eq(of.id)).filter(reply::Column::Version.eq(of.version));
    if this.exec(txn).await?.rows_affected == 0 {
        return Err(Problem::Stale.into());
    }
    keep_before(txn, cx, of).await?;
    compose::write_mentions(txn, ReplyId(of.id), text, true).await
}

/// Keeps what a post said until now.
async fn keep_before(txn: &Txn, cx: &Cx, of: &ReplyRow) -> Result<()> {
    let before = revision::ActiveModel {
        id: NotSet,
        reply_id: Set(ReplyId(of.id)),
        version: Set(of.version),
        title: Set(if of.is_opening() { of.title.clone() } else { String::new() }),
        body: Set(of.body.clone()),
        editor_id: Set(cx.member()?.id),
        created_at: Set(cx.now),
    };
    revision::Entity::insert(before).exec_without_returning(txn).await?;
    Ok(())
}

async fn write_head(txn: &Txn, cx: &Cx, of: &ReplyRow, head: &ThreadText, text: &Prepared) -> Result<()> {
    if head.kind == ThreadKind::News && head.kind.as_str() != of.kind && !cx.actor.is_staff() {
        return Err(Problem::field(Field::Kind, Wrong::NoSuchChoice).into());
    }
    let new = thread::ActiveModel {
        kind: Set(head.kind),
        title: Set(head.title.clone()),
        slug: Set(text::slug(&head.title)),
        language: Set(head.language.clone()),
        excerpt: Set(text.excerpt.clone()),
        ..Default::default()
    };
    thread::Entity::update_many().set(new).filter(thread::Column::Id.eq(of.thread_id)).exec(txn).await?;
    if head.kind != ThreadKind::Question {
        drop_answers(txn, of.thread_id).await?;
    }
    let before = tags::of(txn, &[of.thread_id]).await?.remove(&of.thread_id).unwrap_or_default();
    tags::set(txn, ThreadId(of.thread_id), &head.tags).await?;
    index_opening(txn, of, head, before != head.tags).await
}

/// What is no question has no answers.
async fn drop_answers(txn: &Txn, thread: i64) -> Result<()> {
    let none = reply::ActiveModel { answer_at: Set(None), ..Default::default() };
    let answers = reply::Entity::update_many().set(none).filter(reply::Column::ThreadId.eq(thread));
    answers.filter(reply::Column::AnswerAt.is_not_null()).exec(txn).await?;
    counters::recount_thread(txn, thread).await
}

/// Replies are found by their thread's tags and are taken to be in its language.
async fn index_opening(txn: &Txn, reply: &ReplyRow, head: &ThreadText, other_tags: bool) -> Result<()> {
    let (thread, board, author) = (ThreadId(reply.thread_id), BoardId(reply.board_id), MemberId(reply.author_id));
    if other_tags || head.language != reply.language {
        return index::whole_thread(txn, thread).await;
    }
    index::opening(txn, Opening { thread, board, author, language: &head.language, title: &head.title, body: &head.body }).await
}

async fn index_reply(txn: &Txn, of: &ReplyRow, body: &str) -> Result<()> {
    let (reply, thread, board, author) = (ReplyId(of.id), ThreadId(of.thread_id), BoardId(of.board_id), MemberId(of.author_id));
    index::reply(txn, Replied { reply, thread, board, author, language: &of.language, body }).await
}
