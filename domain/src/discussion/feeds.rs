use super::{access, posts, sql, thread_path};
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    policy::{self, Act},
    text::SanitisedHtml,
};
use model::{Problem, SubjectKind, ThreadId};
use sea_orm::{FromQueryResult, Value};

/// What a feed follows.
#[derive(Clone, Debug)]
pub enum FeedOf {
    Board(String),
    Tag(String),
    Thread(ThreadId),
}

/// A feed: its title, the page it belongs to, and its latest entries.
pub struct Feed {
    pub title: String,
    pub page: String,
    /// A path by number, which stays when a title or a name changes (RFC 4287, 4.2.6).
    pub id: String,
    pub entries: Vec<FeedEntry>,
}

#[derive(Clone, Debug)]
pub struct FeedEntry {
    pub title: String,
    pub author: String,
    /// Path on this site.
    pub link: String,
    /// The same by number.
    pub id: String,
    pub html: SanitisedHtml,
    pub published: i64,
    pub updated: i64,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    slug: String,
    title: String,
    author: String,
    html: String,
    created_at: i64,
    last_activity_at: i64,
}

/// The 30 latest threads of a board or tag, or posts of a thread.
pub async fn read_feed(cx: &Cx, of: FeedOf) -> Result<Feed> {
    match of {
        FeedOf::Board(slug) => {
            let board = access::board(cx.reader(), cx, &slug, Act::SeeBoard).await?;
            let rows = all(cx.reader(), &sql::feed_of_board(), vec![board.id.into()]).await?;
            Ok(Feed {
                title: board.name.clone(),
                page: SubjectKind::Board.of(board.id).page(&slug),
                id: format!("/#board-{}", board.id),
                entries: entries(rows),
            })
        }
        FeedOf::Tag(tag) => {
            let mut values: Vec<Value> = vec![tag.clone().into()];
            let seen = policy::boards_seen_by(&cx.actor, &mut values);
            let rows: Vec<Row> = all(cx.reader(), &sql::feed_of_tag(&seen), values).await?;
            // A tag that only hidden boards use is none for others.
            if rows.is_empty() {
                return Err(Problem::NotFound.into());
            }
            Ok(Feed { title: format!("#{tag}"), page: format!("/tags/{tag}"), id: format!("/tags/{tag}"), entries: entries(rows) })
        }
        FeedOf::Thread(id) => thread(cx, id).await,
    }
}

fn entries(rows: Vec<Row>) -> Vec<FeedEntry> {
    let entry = |row: Row| FeedEntry {
        link: thread_path(row.id, &row.slug),
        id: format!("/threads/{}", row.id),
        title: row.title,
        author: row.author,
        html: SanitisedHtml::stored(row.html),
        published: row.created_at,
        updated: row.last_activity_at,
    };
    rows.into_iter().map(entry).collect()
}

async fn thread(cx: &Cx, id: ThreadId) -> Result<Feed> {
    let thread = access::thread(cx.reader(), cx, id, Act::SeeThread).await?;
    let posts = posts::select(cx.reader(), sql::LATEST_POSTS, vec![thread.id.into()]).await?;
    let entry = |post: posts::PostRow| FeedEntry {
        title: if post.number == 0 { thread.title.clone() } else { format!("#{} {}", post.number, thread.title) },
        author: post.author_name,
        link: SubjectKind::Post.of(post.id).path(),
        id: SubjectKind::Post.of(post.id).path(),
        html: SanitisedHtml::stored(post.html),
        published: post.created_at,
        updated: post.edited_at.unwrap_or(post.created_at),
    };
    Ok(Feed {
        title: thread.title.clone(),
        page: thread_path(thread.id, &thread.slug),
        id: format!("/threads/{}", thread.id),
        entries: posts.into_iter().map(entry).collect(),
    })
}
