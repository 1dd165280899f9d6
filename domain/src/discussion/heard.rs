//! Whom news of threads and posts concern.

use super::{
    mark_unread,
    news::{AnswerMarked, PostEdited, ReplyPosted, ThreadStarted},
    sql,
};
use crate::{
    cx::Cx,
    db::{all, one},
    failure::Result,
    notices::{Draft, how, is_found, is_suspended, make},
    outbox::Told,
};
use model::{Audience, IntervalSet, MemberId, NoticeKind, ReplyId, ThreadId};
use sea_orm::{FromQueryResult, Value};
use std::collections::BTreeMap;

// Each handles one news; `id` is the outbox row's.

pub async fn thread_started(cx: &Cx, id: i64, news: ThreadStarted) -> Result<Told> {
    tell_of(cx, id, Event::Thread(news.thread)).await
}

pub async fn reply_posted(cx: &Cx, id: i64, news: ReplyPosted) -> Result<Told> {
    tell_of(cx, id, Event::Reply(news.reply)).await
}

pub async fn post_edited(cx: &Cx, id: i64, news: PostEdited) -> Result<Told> {
    tell_of(cx, id, Event::Edit(news.reply, news.by)).await
}

pub async fn answer_marked(cx: &Cx, id: i64, news: AnswerMarked) -> Result<Told> {
    tell_of(cx, id, Event::Answer(news.reply, news.by)).await
}

/// What happened to which post.
#[derive(Clone, Copy)]
enum Event {
    Thread(ThreadId),
    Reply(ReplyId),
    Answer(ReplyId, MemberId),
    Edit(ReplyId, MemberId),
}

impl Event {
    /// Whether it is about a post that may have been read long ago: then it counts as unread again.
    fn is_about_an_old_post(self) -> bool {
        matches!(self, Self::Answer(..) | Self::Edit(..))
    }
}

/// The post it is about.
#[derive(FromQueryResult)]
struct Post {
    id: i64,
    number: i32,
    thread_id: i64,
    board_id: i64,
    author_id: MemberId,
    audience: String,
    group_id: Option<i64>,
    deleted_at: Option<i64>,
    thread_deleted_at: Option<i64>,
    created_at: i64,
}

/// Somebody with a reason to be told.
#[derive(FromQueryResult)]
struct Candidate {
    member_id: MemberId,
    kind: String,
    role: String,
    suspended_at: Option<i64>,
    suspended_until: Option<i64>,
    how: Option<String>,
    muted: Option<String>,
    seen: Option<String>,
    inside: bool,
}

/// Notices are made in steps of so many, so that a thread with a thousand followers keeps no other writer waiting.
const STEP: usize = 100;

async fn tell_of(cx: &Cx, news: i64, event: Event) -> Result<Told> {
    let (sql, value) = match event {
        Event::Thread(thread) => (sql::opening_of_news(), thread.into()),
        Event::Reply(reply) | Event::Answer(reply, _) | Event::Edit(reply, _) => (sql::post_of_news(), reply.into()),
    };
    let post: Option<Post> = one(cx.reader(), &sql, vec![value]).await?;
    let Some(post) = post.filter(|post| post.deleted_at.is_none() && post.thread_deleted_at.is_none()) else { return Ok(Told::Nobody) };
    let actor = if let Event::Answer(_, by) | Event::Edit(_, by) = event { by } else { post.author_id };
    let told: Vec<(NoticeKind, Candidate)> = reasons(cx, &post, event).await?.into_values().collect();
    for some in told.chunks(STEP) {
        let txn = cx.begin().await?;
        for (kind, one) in some.iter().filter(|(kind, one)| one.member_id != actor && may_be_told(cx, &post, *kind, one)) {
            let seen = one.seen.as_deref().and_then(|seen| seen.parse::<IntervalSet>().ok()).is_some_and(|seen| seen.contains(post.number));
            let to = one.member_id;
            let again = seen && event.is_about_an_old_post();
            let (how, seen) = (how(*kind, one.how.as_deref()), seen && !again);
            let draft = Draft { to, kind: *kind, news: Some(news), actor: Some(actor), reply: Some(post.id), story: None, how, seen };
            if make(&txn, cx, draft).await? && again {
                mark_unread(&txn, to, post.thread_id, post.number).await?;
            }
        }
        txn.commit().await?;
    }
    Ok(Told::Nobody)
}

/// Everybody who has a reason, each with the most specific one.
async fn reasons(cx: &Cx, post: &Post, event: Event) -> Result<BTreeMap<MemberId, (NoticeKind, Candidate)>> {
    let (who, values) = who(post, event);
    let mut best: BTreeMap<MemberId, (NoticeKind, Candidate)> = BTreeMap::new();
    for one in all::<Candidate>(cx.reader(), &sql::candidates(&who), values).await? {
        let Some(kind) = NoticeKind::parse(&one.kind) else { continue };
        if best.get(&one.member_id).is_none_or(|(known, _)| kind < *known) {
            best.insert(one.member_id, (kind, one));
        }
    }
    Ok(best)
}

/// A query for members and reasons; `$1` is the post, `$2` its thread. Who came to follow something later is not told what was
/// written before.
fn who(post: &Post, event: Event) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = vec![post.id.into(), post.thread_id.into()];
    let mut following = |kind: &str, object: i64| {
        values.extend([Value::from(object), Value::from(post.created_at)]);
        sql::following(kind, values.len() - 1, values.len())
    };
    let sql = match event {
        Event::Reply(_) => sql::any_of(&[sql::NAMED.to_owned(), sql::ANSWERED.to_owned(), following("thread", post.thread_id)]),
        Event::Thread(_) => sql::any_of(&[sql::NAMED.to_owned(), following("board", post.board_id), following("member", post.author_id.0)]),
        Event::Answer(..) => sql::MARKED.to_owned(),
        Event::Edit(..) => sql::NAMED_SINCE.to_owned(),
    };
    (sql, values)
}

/// Not the suspended, not who muted the thread (but by name), not who may not see the post.
fn may_be_told(cx: &Cx, post: &Post, kind: NoticeKind, one: &Candidate) -> bool {
    let silenced = one.muted.is_some() && kind != NoticeKind::Mention;
    !silenced
        && !is_suspended(one.suspended_at, one.suspended_until, cx.now)
        && is_found(one.member_id.0, &one.role, one.inside, Audience::stored(&post.audience, post.group_id))
}
