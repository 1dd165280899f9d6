use super::{mark_read, tags};
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

const LINES: &str = "SELECT t.id, t.title, t.slug, t.kind, t.language, t.excerpt, t.pinned, t.locked, t.answers_count, t.replies_count, t.last_number, \
    t.gone, t.score, t.created_at, t.last_activity_at, a.name AS author_name, a.handle AS author_handle, l.name AS last_author_name, \
    b.slug AS board_slug, b.name AS board_name, b.colour AS board_colour FROM threads t JOIN boards b ON b.id = t.board_id \
    JOIN members a ON a.id = t.author_id JOIN members l ON l.id = t.last_author_id WHERE t.deleted_at IS NULL";

/// A page of threads the asker may see; two queries, three for a member.
pub async fn list_threads(cx: &Cx, query: &ThreadsQuery) -> Result<ThreadPage> {
    let size = if query.most == 0 { THREADS_PER_PAGE } else { query.most };
    let (condition, values) = condition(cx, query);
    let key = key_column(query.sort);
    let sql = format!("{LINES}{condition} ORDER BY {key} DESC, t.id DESC LIMIT {}", size + 1);
    let mut rows: Vec<LineRow> = all(cx.reader(), &sql, values).await?;
    let size = usize::try_from(size).unwrap_or(20);
    let more = rows.len() > size;
    rows.truncate(size);
    let next = rows.last().filter(|_| more).map(|row| format!("{}.{}", sort_key(row, query.sort), row.id));
    Ok(ThreadPage { threads: dress(cx, rows).await?, next })
}

/// The pinned threads of a board.
pub async fn list_pinned(cx: &Cx, board: BoardId) -> Result<Vec<ThreadLine>> {
    let mut values: Vec<Value> = vec![board.0.into()];
    let sql = format!("{LINES} AND t.pinned AND t.board_id = $1 AND {} ORDER BY t.id DESC LIMIT 5", seen(cx, Some(board), &mut values));
    let rows = all(cx.reader(), &sql, values).await?;
    dress(cx, rows).await
}

/// Staff, who may open every board, sees the threads of one; all together they see what everybody of their groups sees.
fn seen(cx: &Cx, board: Option<BoardId>, values: &mut Vec<Value>) -> String {
    if board.is_some() && cx.actor.is_staff() { ONE_BOARD.to_owned() } else { policy::boards_seen_by(&cx.actor, values) }
}

fn key_column(sort: Sort) -> &'static str {
    match sort {
        Sort::Latest => "t.last_activity_at",
        Sort::Top => "t.score",
        Sort::Newest => "t.id",
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
    let mut sql = format!(" AND {}", seen(cx, query.board, &mut values));
    let mut add = |part: &str, value: Value| {
        values.push(value);
        sql.push_str(&part.replace('?', &format!("${}", values.len())));
    };
    if let Some(board) = query.board {
        add(" AND t.board_id = ?", board.0.into());
    }
    if let Some(kind) = query.kind {
        add(" AND t.kind = ?", kind.as_str().into());
    }
    if let Some(language) = &query.language {
        add(" AND t.language = ?", language.clone().into());
    }
    if let Some(tag) = &query.tag {
        add(" AND t.id IN (SELECT x.thread_id FROM thread_tags x JOIN tags g ON g.id = x.tag_id WHERE g.name = ?)", tag.clone().into());
    }
    for word in query.words.iter().flat_map(|typed| filter_words(typed)) {
        add(" AND LOWER(t.title) LIKE ? ESCAPE '!'", like(&word).into());
    }
    if let Some((key, id)) = query.after.as_deref().and_then(parse_cursor) {
        let column = key_column(query.sort);
        add(&format!(" AND {column} <= ?"), if query.sort == Sort::Top { i32::try_from(key).unwrap_or(i32::MAX).into() } else { key.into() });
        add(&format!(" AND ({column} < {key} OR t.id < ?)"), id.into());
    }
    if query.unanswered {
        sql.push_str(" AND t.kind = 'question' AND t.answers_count = 0");
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
