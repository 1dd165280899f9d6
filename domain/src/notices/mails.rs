//! One mail for one notice.

use super::{
    name_of,
    news::NoticeMade,
    sql,
    tell::{how, is_found, is_suspended},
    told,
    unsubscribe::{Subscription, address},
};
use crate::{
    args,
    cx::Cx,
    db::one,
    failure::Result,
    mail::{Addressee, Mail},
    outbox::Told,
    stories::{Read, Reader},
    text,
    zone::Zone,
};
use fluent_bundle::FluentArgs;
use model::{Audience, HowTold, MemberId, NoticeKind};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    member_id: i64,
    kind: String,
    story: String,
    payload: String,
    read_at: Option<i64>,
    name: String,
    email: String,
    language: String,
    role: String,
    timezone: String,
    suspended_at: Option<i64>,
    suspended_until: Option<i64>,
    how: Option<String>,
    actor: Option<String>,
    reply_id: Option<i64>,
    parent_id: Option<i64>,
    body: Option<String>,
    thread_id: Option<i64>,
    title: Option<String>,
    board: Option<String>,
    /// None where it is about no post.
    audience: Option<String>,
    group_id: Option<i64>,
    inside: bool,
    deleted_at: Option<i64>,
    thread_deleted_at: Option<i64>,
}

/// Sends it, unless it was read meanwhile, may not be seen any more, or is not wanted any more. `id` is the outbox row's.
pub async fn send(cx: &Cx, id: i64, news: NoticeMade) -> Result<Told> {
    let row: Option<Row> = one(cx.reader(), sql::NOTICE, vec![news.notice.into()]).await?;
    let Some((kind, row)) = row.and_then(|row| NoticeKind::parse(&row.kind).map(|kind| (kind, row))) else { return Ok(Told::Nobody) };
    if !is_wanted(cx, kind, &row) {
        return Ok(Told::Nobody);
    }
    cx.world.post.send(&letter(cx, id, kind, &row)).await?;
    Ok(Told::Somebody)
}

fn is_wanted(cx: &Cx, kind: NoticeKind, row: &Row) -> bool {
    let gone = row.deleted_at.is_some() || row.thread_deleted_at.is_some();
    let found = |audience: &str| is_found(row.member_id, &row.role, row.inside, Audience::stored(audience, row.group_id));
    let hidden = row.audience.as_deref().is_some_and(|audience| !found(audience));
    let away = kind.is_chosen() && is_suspended(row.suspended_at, row.suspended_until, cx.now);
    row.read_at.is_none() && !gone && !hidden && !away && how(kind, row.how.as_deref()) == HowTold::Instant
}

fn letter(cx: &Cx, news: i64, kind: NoticeKind, row: &Row) -> Mail {
    let to = Addressee { name: row.name.clone(), email: row.email.clone(), language: row.language.clone() };
    let member = MemberId(row.member_id);
    let key = format!("mail-{}", name_of(kind, &row.story));
    let mail = to.letter(&cx.world.public_url, message_id(news, kind, row), &key, words(cx, &to, row));
    let mail = Mail { thread: above(kind, row), ..mail };
    if kind.is_chosen() { with_foot(cx, &to, Subscription::Kind(kind), member, mail) } else { mail }
}

fn words(cx: &Cx, to: &Addressee, row: &Row) -> FluentArgs<'static> {
    let reader = Reader { locale: to.locale(), zone: Zone::parse(&row.timezone).unwrap_or(cx.world.zone) };
    let Read { note, path } = told(cx, row.reply_id, &row.story, &row.payload, reader);
    args!(
        actor = row.actor.clone().unwrap_or_default(),
        title = row.title.clone().unwrap_or_default(),
        board = row.board.clone().unwrap_or_default(),
        text = row.body.as_deref().map_or_else(String::new, |body| text::own_excerpt(body, 600)),
        note = note,
        link = format!("{}{path}", cx.world.public_url)
    )
}

/// New posts have ids that later ones can refer to; a mark or an act has its own.
fn message_id(news: i64, kind: NoticeKind, row: &Row) -> String {
    match row.reply_id.filter(|_| is_new_post(kind)) {
        Some(reply) => format!("reply-{reply}-{}", row.member_id),
        None => format!("news-{news}-{}", row.member_id),
    }
}

fn is_new_post(kind: NoticeKind) -> bool {
    !matches!(
        kind,
        NoticeKind::AnswerMarked
            | NoticeKind::FollowedCollection
            | NoticeKind::Invitation
            | NoticeKind::Remix
            | NoticeKind::Feedback
            | NoticeKind::Moderation
            | NoticeKind::Account
    )
}

/// The thread, which no mail has as its id but all refer to, and the mail about the post that was answered, if there was one.
fn above(kind: NoticeKind, row: &Row) -> Vec<String> {
    let thread = row.thread_id.map(|id| format!("thread-{id}"));
    let parent = row.parent_id.filter(|_| is_new_post(kind)).map(|id| format!("reply-{id}-{}", row.member_id));
    thread.into_iter().chain(parent).collect()
}

/// Adds how one gets no more of them.
pub(super) fn with_foot(cx: &Cx, to: &Addressee, what: Subscription, member: MemberId, mail: Mail) -> Mail {
    let stop = address(cx, what, member);
    let settings = format!("{}/settings/notices", cx.world.public_url);
    let foot = to.locale().with("mail-notice-foot", &args!(stop = stop.clone(), settings = settings));
    Mail { body: format!("{}\n\n{foot}", mail.body.trim_end()), unsubscribe: Some(stop), ..mail }
}
