use super::{message_of, sql, told};
use crate::{
    args,
    cx::Cx,
    db::{Number, all, one},
    failure::Result,
    policy,
    stories::{Read, Reader},
    text,
    texts::Locale,
};
use model::NoticeKind;
use sea_orm::{FromQueryResult, Value};

/// One notice as the list shows it.
#[derive(Clone, Debug)]
pub struct NoticeLine {
    pub row: NoticeRow,
    pub kind: NoticeKind,
    pub excerpt: String,
    /// What happened, in the reader's language.
    pub said: String,
    /// Where it leads; empty for nowhere.
    pub path: String,
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct NoticeRow {
    pub id: i64,
    pub kind: String,
    pub actor: Option<String>,
    pub reply_id: Option<i64>,
    pub start: Option<String>,
    pub thread_id: Option<i64>,
    pub title: Option<String>,
    pub slug: Option<String>,
    pub language: Option<String>,
    pub story: String,
    pub payload: String,
    pub created_at: i64,
    pub read_at: Option<i64>,
}

/// A page of notices, unread ones first, the latest first in both parts, and the cursor of the next page.
pub struct NoticePage {
    pub lines: Vec<NoticeLine>,
    pub next: Option<String>,
}

const PAGE: usize = 30;
/// More unread notices than this are told as "this many and more".
const COUNTED: i64 = 100;

/// How many notices the asker has not read, at most 100; no query for a visitor, one for a member.
pub async fn count_unread(cx: &Cx) -> Result<i64> {
    let Some(me) = cx.actor.id() else { return Ok(0) };
    let mut values: Vec<Value> = vec![me.into()];
    let seen = policy::boards_seen_by(&cx.actor, &mut values);
    let row: Option<Number> = one(cx.reader(), &sql::unread(&seen, COUNTED), values).await?;
    Ok(row.map_or(0, |row| row.n))
}

/// A page of the asker's notices; at most two queries. `after` is the cursor of the page before.
pub async fn read_notices(cx: &Cx, locale: Locale, after: Option<&str>) -> Result<NoticePage> {
    let cursor = after.and_then(parse);
    let mut rows = Vec::new();
    if cursor.is_none_or(|(unread, _)| unread) {
        rows = part(cx, true, cursor.map(|(_, id)| id), PAGE + 1).await?;
    }
    if rows.len() <= PAGE {
        let from = cursor.filter(|(unread, _)| !unread).map(|(_, id)| id);
        rows.extend(part(cx, false, from, PAGE + 1 - rows.len()).await?);
    }
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| format!("{}{}", if row.read_at.is_none() { "u" } else { "r" }, row.id));
    let lines = rows.into_iter().filter_map(|row| line(cx, locale, row)).collect();
    Ok(NoticePage { lines, next })
}

fn line(cx: &Cx, locale: Locale, mut row: NoticeRow) -> Option<NoticeLine> {
    let kind = NoticeKind::parse(&row.kind)?;
    let excerpt = row.start.take().map_or_else(String::new, |start| text::own_excerpt(&start, 160));
    let Read { note, path } = told(cx, row.reply_id, &row.story, &row.payload, Reader { locale, zone: cx.zone });
    let words = args!(actor = row.actor.clone().unwrap_or_default(), title = row.title.clone().unwrap_or_default(), note = note);
    Some(NoticeLine { kind, said: locale.with(&message_of(kind, &row.story), &words), path, excerpt, row })
}

async fn part(cx: &Cx, unread: bool, before: Option<i64>, most: usize) -> Result<Vec<NoticeRow>> {
    let me = cx.member()?.id;
    let mut values: Vec<Value> = std::iter::once(me.into()).chain(before.map(Value::from)).collect();
    let seen = policy::boards_seen_by(&cx.actor, &mut values);
    all(cx.reader(), &sql::part(unread, before.is_some(), &seen, most), values).await
}

/// `u12` stands in the unread part, `r12` in the other; anything else is as if it were not there.
fn parse(cursor: &str) -> Option<(bool, i64)> {
    let unread = cursor.starts_with('u');
    let id = cursor.strip_prefix(['u', 'r'])?.parse().ok()?;
    Some((unread, id))
}
