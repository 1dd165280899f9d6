use super::{access, access::ReplyRow, acted, compose, compose::Prepared, counters, drafts, news::PostEdited, start_thread, tags};
use crate::{
    cx::Cx,
    db::{Txn, run},
    failure::Result,
    outbox::announce,
    policy::Act,
    search::index::{self, Opening, Replied},
    text,
};
use model::{BoardId, Field, MemberId, Problem, ReplyDraft, ReplyId, ThreadDraft, ThreadId, ThreadKind, Wrong, discussion::ThreadText};

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

async fn write_body(txn: &Txn, cx: &Cx, reply: &ReplyRow, text: &Prepared) -> Result<()> {
    let me = cx.member()?.id;
    let title = if reply.is_opening() { reply.title.as_str() } else { "" };
    let sql = "UPDATE replies SET body = $3, html = $4, renderer = $5, version = version + 1, edited_at = $6 WHERE id = $1 AND version = $2";
    let values =
        vec![reply.id.into(), reply.version.into(), text.body.clone().into(), text.html.as_str().into(), text::RENDERER.into(), cx.now.into()];
    if run(txn, sql, values).await? == 0 {
        return Err(Problem::Stale.into());
    }
    let sql = "INSERT INTO revisions (reply_id, version, title, body, editor_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    run(txn, sql, vec![reply.id.into(), reply.version.into(), title.into(), reply.body.clone().into(), me.0.into(), cx.now.into()]).await?;
    compose::write_mentions(txn, reply.id, text, true).await
}

async fn write_head(txn: &Txn, cx: &Cx, reply: &ReplyRow, head: &ThreadText, text: &Prepared) -> Result<()> {
    if head.kind == ThreadKind::News && head.kind.as_str() != reply.kind && !cx.actor.is_staff() {
        return Err(Problem::field(Field::Kind, Wrong::NoSuchChoice).into());
    }
    let sql = "UPDATE threads SET kind = $2, title = $3, slug = $4, language = $5, excerpt = $6 WHERE id = $1";
    let values = vec![
        reply.thread_id.into(),
        head.kind.as_str().into(),
        head.title.clone().into(),
        text::slug(&head.title).into(),
        head.language.clone().into(),
        text.excerpt.clone().into(),
    ];
    run(txn, sql, values).await?;
    if head.kind != ThreadKind::Question {
        run(txn, "UPDATE replies SET answer_at = NULL WHERE thread_id = $1 AND answer_at IS NOT NULL", vec![reply.thread_id.into()]).await?;
        counters::recount_thread(txn, reply.thread_id).await?;
    }
    let before = tags::of(txn, &[reply.thread_id]).await?.remove(&reply.thread_id).unwrap_or_default();
    tags::set(txn, ThreadId(reply.thread_id), &head.tags).await?;
    index_opening(txn, reply, head, before != head.tags).await
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
