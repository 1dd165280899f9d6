//! One mail a day for those who want it so.

use super::{
    mails::with_foot,
    news::DigestDue,
    sql,
    tell::{is_found, is_suspended},
    told,
    unsubscribe::Subscription,
};
use crate::{
    args,
    cx::Cx,
    db::all,
    failure::Result,
    mail::{Addressee, Mail},
    outbox::{Key, Told, schedule},
    stories,
    zone::Zone,
};
use jiff::civil::time;
use model::{Audience, MemberId, NoticeId, NoticeKind};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, sea_query::OnConflict,
};
use tables::{digest, member, notice};

/// The hour of the day, where the member is.
const HOUR: i8 = 6;
/// More are only counted.
const LINES: usize = 40;
const DAY_MS: i64 = 24 * 3_600_000;

/// The next six o'clock in the morning in a zone.
pub fn next_morning(now: i64, zone: Zone) -> i64 {
    let Some(here) = zone.at(now) else { return now + DAY_MS };
    let morning = |day: jiff::ZonedDateTime| day.with().time(time(HOUR, 0, 0, 0)).build().map(|at| at.timestamp().as_millisecond());
    let today = morning(here.clone()).ok().filter(|at| *at > now);
    today.or_else(|| here.tomorrow().and_then(morning).ok()).unwrap_or(now + DAY_MS)
}

/// Plans the member's next daily mail, once however many notices wait for it.
pub async fn plan(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId) -> Result<()> {
    let zone: Option<String> = member::Entity::find_by_id(member).select_only().column(member::Column::Timezone).into_tuple().one(txn).await?;
    let due = next_morning(cx.now, zone.and_then(|zone| Zone::parse(&zone)).unwrap_or(cx.world.zone));
    let later =
        OnConflict::column(digest::Column::MemberId).update_column(digest::Column::DueAt).action_and_where(digest::Column::DueAt.lt(due)).to_owned();
    let row = digest::ActiveModel { member_id: Set(member), due_at: Set(due) };
    if digest::Entity::insert(row).on_conflict(later).exec_without_returning(txn).await? == 1 {
        schedule(txn, cx, &Key::of::<DigestDue>(member), DigestDue { member, due }, due).await?;
    }
    Ok(())
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
struct Reader {
    name: String,
    email: String,
    language: String,
    role: String,
    timezone: String,
    suspended_at: Option<i64>,
    suspended_until: Option<i64>,
}

#[derive(FromQueryResult)]
struct Line {
    id: NoticeId,
    kind: String,
    actor: Option<String>,
    reply_id: Option<i64>,
    thread_id: Option<i64>,
    title: Option<String>,
    /// None where it is about no post.
    audience: Option<String>,
    group_id: Option<i64>,
    inside: bool,
    story: String,
    payload: String,
}

/// Sends what waits, if anything does that was not read meanwhile. A second try has the same Message-ID.
pub async fn send(cx: &Cx, _: i64, news: DigestDue) -> Result<Told> {
    let DigestDue { member, due } = news;
    let reader: Option<Reader> = member::Entity::find_by_id(member).filter(member::not_erased()).into_partial_model().one(cx.reader()).await?;
    let Some(reader) = reader.filter(|one| !is_suspended(one.suspended_at, one.suspended_until, cx.now)) else { return Ok(Told::Nobody) };
    let mut lines: Vec<Line> = all(cx.reader(), sql::WAITING, vec![member.into(), due.into()]).await?;
    let found = |line: &Line, audience: &str| is_found(member.0, &reader.role, line.inside, Audience::stored(audience, line.group_id));
    lines.retain(|line| line.audience.as_deref().is_none_or(|audience| found(line, audience)));
    let ids: Vec<NoticeId> = lines.iter().map(|line| line.id).collect();
    if ids.is_empty() {
        return Ok(Told::Nobody);
    }
    let zone = Zone::parse(&reader.timezone).unwrap_or(cx.world.zone);
    let to = Addressee { name: reader.name, email: reader.email, language: reader.language };
    cx.world.post.send(&letter(cx, &to, zone, member, due, lines)).await?;
    mark_sent(cx, ids).await?;
    Ok(Told::Somebody)
}

fn letter(cx: &Cx, to: &Addressee, zone: Zone, member: MemberId, due: i64, lines: Vec<Line>) -> Mail {
    let locale = to.locale();
    let (count, site) = (lines.len(), &cx.world.public_url);
    let mut list = grouped(cx, stories::Reader { locale, zone }, lines);
    if count > LINES {
        list.push_str("\n\n");
        list.push_str(&locale.with("mail-digest-more", &args!(n = count - LINES)));
    }
    let words = args!(n = count, list = list, link = format!("{site}/notices"));
    let mail = to.letter(&cx.world.public_url, format!("digest-{member}-{due}"), "mail-digest", words);
    with_foot(cx, to, Subscription::Digest, member, mail)
}

/// A paragraph a thread: its title, a line for each notice, a link.
fn grouped(cx: &Cx, reader: stories::Reader, lines: Vec<Line>) -> String {
    let mut groups: Vec<(Option<i64>, Vec<Line>)> = Vec::new();
    for line in lines.into_iter().take(LINES) {
        match groups.iter_mut().find(|(thread, _)| thread.is_some() && *thread == line.thread_id) {
            Some((_, group)) => group.push(line),
            None => groups.push((line.thread_id, vec![line])),
        }
    }
    let paragraphs: Vec<String> = groups.iter().map(|(_, group)| paragraph(cx, reader, group)).collect();
    paragraphs.join("\n\n")
}

fn paragraph(cx: &Cx, reader: stories::Reader, group: &[Line]) -> String {
    let first = group.first();
    let title = first.and_then(|line| line.title.as_ref()).map(|title| reader.locale.with("mail-digest-thread", &args!(title = title.clone())));
    let said = group.iter().map(|line| format!("- {}", sentence(cx, reader, line)));
    let path = |line: &Line| told(cx, line.reply_id, &line.story, &line.payload, reader).path;
    let link = first.map(|line| format!("{}{}", cx.world.public_url, path(line)));
    title.into_iter().chain(said).chain(link).collect::<Vec<_>>().join("\n")
}

fn sentence(cx: &Cx, reader: stories::Reader, line: &Line) -> String {
    let kind = NoticeKind::parse(&line.kind).unwrap_or(NoticeKind::Reply);
    let note = told(cx, line.reply_id, &line.story, &line.payload, reader).note;
    let words = args!(actor = line.actor.clone().unwrap_or_default(), title = line.title.clone().unwrap_or_default(), note = note);
    reader.locale.with(&super::message_of(kind, &line.story), &words)
}

async fn mark_sent(cx: &Cx, ids: Vec<NoticeId>) -> Result<()> {
    let sent = notice::ActiveModel { mail: Set("sent".to_owned()), ..Default::default() };
    let txn = cx.begin().await?;
    notice::Entity::update_many().set(sent).filter(notice::Column::Id.is_in(ids)).exec(&txn).await?;
    txn.commit().await
}
