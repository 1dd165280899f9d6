//! One mail a day for those who want it so.

use super::{heard::is_found, mails::with_foot, tell::is_suspended, unsubscribe::Subscription};
use crate::{
    args,
    cx::Cx,
    db::{all, one, places, run},
    failure::Result,
    mail::{Addressee, Mail},
    outbox::{News, Told, announce_at},
    policy::audience::inside,
    texts::Locale,
    zone::Zone,
};
use jiff::civil::time;
use model::{Audience, MemberId, NoticeKind};
use sea_orm::{ConnectionTrait, FromQueryResult};

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

#[derive(FromQueryResult)]
struct Place {
    timezone: String,
}

/// Plans the member's next daily mail, once however many notices wait for it.
pub async fn plan(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId) -> Result<()> {
    let zone: Option<Place> = one(txn, "SELECT timezone FROM members WHERE id = $1", vec![member.0.into()]).await?;
    let due = next_morning(cx.now, zone.and_then(|row| Zone::parse(&row.timezone)).unwrap_or(cx.world.zone));
    let sql = "INSERT INTO digests (member_id, due_at) VALUES ($1, $2) ON CONFLICT (member_id) DO UPDATE SET due_at = $2 WHERE digests.due_at < $2";
    if run(txn, sql, vec![member.0.into(), due.into()]).await? == 1 {
        announce_at(txn, cx, News::DigestDue { member, due }, due).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Reader {
    name: String,
    email: String,
    language: String,
    role: String,
    suspended_at: Option<i64>,
    suspended_until: Option<i64>,
}

#[derive(FromQueryResult)]
struct Line {
    id: i64,
    kind: String,
    actor: Option<String>,
    reply_id: Option<i64>,
    thread_id: Option<i64>,
    title: Option<String>,
    /// None where it is about no post.
    audience: Option<String>,
    group_id: Option<i64>,
    inside: bool,
    message: String,
    note: String,
    link: String,
}

const READER: &str = "SELECT name, email, language, role, suspended_at, suspended_until FROM members WHERE id = $1 AND erased_at IS NULL";
const WAITING: &str = concat!(
    "SELECT n.id, n.kind, a.name AS actor, n.reply_id, r.thread_id, t.title, b.audience, b.group_id, n.message, n.note, n.link, ",
    inside!("n.member_id"),
    " AS inside FROM notices n LEFT JOIN members a ON a.id = n.actor_id LEFT JOIN replies r ON r.id = n.reply_id LEFT JOIN threads t ON t.id = r.thread_id \
    LEFT JOIN boards b ON b.id = t.board_id JOIN notice_preferences p ON p.member_id = n.member_id AND p.kind = n.kind \
    WHERE n.member_id = $1 AND n.mail = 'digest' AND p.how = 'digest' AND n.read_at IS NULL AND n.created_at < $2 \
    AND (n.reply_id IS NULL OR (r.deleted_at IS NULL AND t.deleted_at IS NULL)) ORDER BY n.id LIMIT 500"
);

/// Sends what waits, if anything does that was not read meanwhile. A second try has the same Message-ID.
pub async fn send(cx: &Cx, member: MemberId, due: i64) -> Result<Told> {
    let reader: Option<Reader> = one(cx.reader(), READER, vec![member.0.into()]).await?;
    let Some(reader) = reader.filter(|one| !is_suspended(one.suspended_at, one.suspended_until, cx.now)) else { return Ok(Told::Nobody) };
    let mut lines: Vec<Line> = all(cx.reader(), WAITING, vec![member.0.into(), due.into()]).await?;
    let found = |line: &Line, audience: &str| is_found(member.0, &reader.role, line.inside, Audience::stored(audience, line.group_id));
    lines.retain(|line| line.audience.as_deref().is_none_or(|audience| found(line, audience)));
    let ids: Vec<i64> = lines.iter().map(|line| line.id).collect();
    if ids.is_empty() {
        return Ok(Told::Nobody);
    }
    let to = Addressee { name: reader.name, email: reader.email, language: reader.language };
    cx.world.post.send(&letter(cx, &to, member, due, lines)).await?;
    mark_sent(cx, &ids).await?;
    Ok(Told::Somebody)
}

fn letter(cx: &Cx, to: &Addressee, member: MemberId, due: i64, lines: Vec<Line>) -> Mail {
    let locale = to.locale();
    let (count, site) = (lines.len(), &cx.world.public_url);
    let mut list = grouped(locale, site, lines);
    if count > LINES {
        list.push_str("\n\n");
        list.push_str(&locale.with("mail-digest-more", &args!(n = count - LINES)));
    }
    let words = args!(n = count, list = list, link = format!("{site}/notices"));
    let mail = to.letter(cx, format!("digest-{member}-{due}"), "mail-digest", words);
    with_foot(cx, to, Subscription::Digest, member, mail)
}

/// A paragraph a thread: its title, a line for each notice, a link.
fn grouped(locale: Locale, site: &str, lines: Vec<Line>) -> String {
    let mut groups: Vec<(Option<i64>, Vec<Line>)> = Vec::new();
    for line in lines.into_iter().take(LINES) {
        match groups.iter_mut().find(|(thread, _)| thread.is_some() && *thread == line.thread_id) {
            Some((_, group)) => group.push(line),
            None => groups.push((line.thread_id, vec![line])),
        }
    }
    let paragraphs: Vec<String> = groups.iter().map(|(_, group)| paragraph(locale, site, group)).collect();
    paragraphs.join("\n\n")
}

fn paragraph(locale: Locale, site: &str, group: &[Line]) -> String {
    let title = group.first().and_then(|line| line.title.as_ref()).map(|title| locale.with("mail-digest-thread", &args!(title = title.clone())));
    let said = group.iter().map(|line| format!("- {}", sentence(locale, line)));
    let link = group.first().map(|line| {
        let path = line.reply_id.filter(|_| line.link.is_empty()).map_or_else(|| line.link.clone(), |id| format!("/replies/{id}"));
        format!("{site}{path}")
    });
    title.into_iter().chain(said).chain(link).collect::<Vec<_>>().join("\n")
}

fn sentence(locale: Locale, line: &Line) -> String {
    let key = NoticeKind::parse(&line.kind).map_or("notice-reply", |kind| super::message_of(kind, &line.message));
    let actor = line.actor.clone().unwrap_or_default();
    locale.with(key, &args!(actor = actor, title = line.title.clone().unwrap_or_default(), note = line.note.clone()))
}

async fn mark_sent(cx: &Cx, ids: &[i64]) -> Result<()> {
    let txn = cx.begin().await?;
    let sql = format!("UPDATE notices SET mail = 'sent' WHERE id IN ({})", places(1, ids.len()));
    run(&txn, &sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    txn.commit().await
}
