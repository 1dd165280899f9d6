use super::{mark_read, sql, tags};
use crate::{
    cx::Cx,
    db::{all, like},
    failure::Result,
    policy::{self, audience::ONE_BOARD},
    text::filter_words,
};
use model::{BoardId, ThreadKind, limits::THREADS_PER_PAGE};
use sea_orm::{FromQueryResult, Value};

/// What lists are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The latest activity first.
    #[default]
    Latest,
    /// What helped most: thanks and uses in class weigh more than replies.
    Top,
    /// The latest opened first.
    Newest,
}

/// Which threads are asked for; every part narrows the list.
#[derive(Clone, Debug, Default)]
pub struct ThreadsQuery {
    pub board: Option<BoardId>,
    pub tag: Option<String>,
    pub kind: Option<ThreadKind>,
    pub language: Option<String>,
    /// Questions that have no marked answer.
    pub unanswered: bool,
    /// Words of the title.
    pub words: Option<String>,
    pub sort: Sort,
    /// `key.id` of the last thread of the page before.
    pub after: Option<String>,
    /// How many; 0 means a page.
    pub most: u64,
}

/// A thread as lists show it.
#[derive(Clone, Debug)]
pub struct ThreadLine {
    pub row: LineRow,
    pub tags: Vec<String>,
    /// Posts not seen yet, for a member who has opened the thread before.
    pub unread: Option<i64>,
    /// A member has not opened it yet.
    pub fresh: bool,
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct LineRow {
    pub id: i64,
    pub title: String,
    pub slug: String,
    pub kind: String,
    pub language: String,
    pub excerpt: String,
    pub pinned: bool,
    pub locked: bool,
    pub answers_count: i32,
    pub replies_count: i32,
    pub last_number: i32,
    pub gone: String,
    pub score: i32,
    pub created_at: i64,
    pub last_activity_at: i64,
    pub author_name: String,
    pub author_handle: String,
    pub last_author_name: String,
    pub board_slug: String,
    pub board_name: String,
    pub board_colour: String,
}

/// One page and the cursor of the next.
pub struct ThreadPage {
    pub threads: Vec<ThreadLine>,
    pub next: Option<String>,
}

/// A page of threads the asker may see; two queries, three for a member.
pub async fn list_threads(cx: &Cx, query: &ThreadsQuery) -> Result<ThreadPage> {
    let size = if query.most == 0 { THREADS_PER_PAGE } else { query.most };
    let (condition, values) = condition(cx, query);
    let sql = sql::threads(&condition, key_column(query.sort), size + 1);
    let mut rows: Vec<LineRow> = all(cx.reader(), &sql, values).await?;
    let size = usize::try_from(size).unwrap_or(20);
    let more = rows.len() > size;
    rows.truncate(size);
    let next = rows.last().filter(|_| more).map(|row| format!("{}.{}", sort_key(row, query.sort), row.id));
    Ok(ThreadPage { threads: dress(cx, rows).await?, next })
}

/// The pinned threads of a board.
pub async fn list_pinned(cx: &Cx, board: BoardId) -> Result<Vec<ThreadLine>> {
    let mut values: Vec<Value> = vec![board.into()];
    let sql = sql::pinned(&seen(cx, Some(board), &mut values));
    let rows = all(cx.reader(), &sql, values).await?;
    dress(cx, rows).await
}

/// Staff, who may open every board, sees the threads of one; all together they see what everybody of their groups sees.
fn seen(cx: &Cx, board: Option<BoardId>, values: &mut Vec<Value>) -> String {
    if board.is_some() && cx.actor.is_staff() { ONE_BOARD.to_owned() } else { policy::boards_seen_by(&cx.actor, values) }
}

fn key_column(sort: Sort) -> &'static str {
    match sort {
        Sort::Latest => sql::BY_ACTIVITY,
        Sort::Top => sql::BY_SCORE,
        Sort::Newest => sql::BY_ID,
    }
}

fn sort_key(row: &LineRow, sort: Sort) -> i64 {
    match sort {
        Sort::Latest => row.last_activity_at,
        Sort::Top => i64::from(row.score),
        Sort::Newest => row.id,
    }
}

fn condition(cx: &Cx, query: &ThreadsQuery) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = Vec::new();
    let mut sql = sql::and(&seen(cx, query.board, &mut values));
    let mut add = |part: &str, value: Value| {
        values.push(value);
        sql.push_str(&part.replace('?', &format!("${}", values.len())));
    };
    if let Some(board) = query.board {
        add(sql::IN_BOARD, board.into());
    }
    if let Some(kind) = query.kind {
        add(sql::OF_KIND, kind.as_str().into());
    }
    if let Some(language) = &query.language {
        add(sql::IN_LANGUAGE, language.clone().into());
    }
    if let Some(tag) = &query.tag {
        add(sql::TAGGED, tag.clone().into());
    }
    for word in query.words.iter().flat_map(|typed| filter_words(typed)) {
        add(sql::HAS_WORD, like(&word).into());
    }
    if let Some((key, id)) = query.after.as_deref().and_then(parse_cursor) {
        let column = key_column(query.sort);
        add(&sql::up_to(column), if query.sort == Sort::Top { i32::try_from(key).unwrap_or(i32::MAX).into() } else { key.into() });
        add(&sql::behind(column, key), id.into());
    }
    if query.unanswered {
        sql.push_str(sql::UNANSWERED);
    }
    (sql, values)
}

/// `key.id`; anything else is as if it were not there.
fn parse_cursor(text: &str) -> Option<(i64, i64)> {
    let (key, id) = text.split_once('.')?;
    Some((key.parse().ok()?, id.parse().ok()?))
}

async fn dress(cx: &Cx, rows: Vec<LineRow>) -> Result<Vec<ThreadLine>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut tags = tags::of(cx.reader(), &ids).await?;
    let seen = match cx.actor.id() {
        Some(me) => Some(mark_read::seen(cx.reader(), me, &ids).await?),
        None => None,
    };
    let lines = rows.into_iter().map(|row| {
        let mark = seen.as_ref().and_then(|seen| seen.get(&row.id));
        let unread = mark.map(|mark| mark_read::unread(row.last_number, &row.gone, Some(mark)).count());
        ThreadLine { tags: tags.remove(&row.id).unwrap_or_default(), unread, fresh: seen.is_some() && mark.is_none(), row }
    });
    Ok(lines.collect())
}
