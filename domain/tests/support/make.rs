//! Threads and replies, made quickly.

use super::{Forum, OPEN, Person};
use domain::{
    Cx,
    discussion::{NewReply, NewThread, path, post_reply, start_thread},
};
use model::{BoardId, MemberId, ReplyDraft, ReplyId, ThreadDraft, ThreadId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder};
use tables::{board, reply, thread};

/// A thread and its opening post.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    pub id: ThreadId,
    pub opening: ReplyId,
}

/// A good draft of a thread.
pub fn draft(title: &str, kind: &str) -> ThreadDraft {
    ThreadDraft { kind: kind.into(), title: title.into(), language: "en".into(), tags: String::new(), body: format!("What we know of {title}.") }
}

pub fn body(text: &str) -> ReplyDraft {
    ReplyDraft { body: text.to_owned() }
}

impl Forum {
    /// A discussion on the open board.
    pub async fn thread(&self, author: &Person) -> Opened {
        self.thread_on(author, OPEN, "discussion").await
    }

    pub async fn question(&self, author: &Person) -> Opened {
        self.thread_on(author, OPEN, "question").await
    }

    pub async fn thread_on(&self, author: &Person, board: BoardId, kind: &str) -> Opened {
        let draft = draft(&format!("Thread number {}", self.fresh()), kind);
        self.start(author, board, draft).await
    }

    pub async fn start(&self, author: &Person, board: BoardId, draft: ThreadDraft) -> Opened {
        let id = start_thread(&self.of(author), NewThread { board, draft, key: String::new() }).await.expect("thread");
        self.opened(id).await
    }

    pub async fn opened(&self, id: ThreadId) -> Opened {
        Opened { id, opening: self.thread_row(id).await.opening_id.expect("opening") }
    }

    /// An answer to the opening post.
    pub async fn reply(&self, author: &Person, thread: Opened) -> ReplyId {
        self.answer(author, thread, None).await
    }

    /// An answer to a reply.
    pub async fn below(&self, author: &Person, thread: Opened, parent: ReplyId) -> ReplyId {
        self.answer(author, thread, Some(parent)).await
    }

    async fn answer(&self, author: &Person, thread: Opened, parent: Option<ReplyId>) -> ReplyId {
        let text = format!("Answer number {}.", self.fresh());
        say(&self.of(author), thread, parent, &text).await.expect("reply")
    }

    pub async fn row(&self, id: ReplyId) -> reply::Model {
        reply::Entity::find_by_id(id).one(self.world.db.reader()).await.expect("read").expect("a reply")
    }

    pub async fn rows(&self, thread: ThreadId) -> Vec<reply::Model> {
        let of = reply::Entity::find().filter(reply::Column::ThreadId.eq(thread)).order_by_asc(reply::Column::Number);
        of.all(self.world.db.reader()).await.expect("read")
    }

    pub async fn thread_row(&self, id: ThreadId) -> thread::Model {
        thread::Entity::find_by_id(id).one(self.world.db.reader()).await.expect("read").expect("a thread")
    }

    pub async fn board_row(&self, id: BoardId) -> board::Model {
        board::Entity::find_by_id(id).one(self.world.db.reader()).await.expect("read").expect("a board")
    }

    /// Puts many replies into a new thread at once: `parents[i]` is the index of the reply that reply `i` answers, none
    /// for the opening post. Reply `i` gets number `i + 1`. Counters of the thread and of replies are right, others not.
    pub async fn plant(&self, thread: Opened, author: MemberId, parents: &[Option<usize>]) -> Vec<ReplyId> {
        let mut paths: Vec<String> = Vec::new();
        for (number, parent) in (1..).zip(parents) {
            paths.push(path::child(parent.map_or("", |at| &paths[at]), number));
        }
        let rows = (1..).zip(parents).zip(&paths).map(|((number, parent), path)| reply::ActiveModel {
            id: NotSet,
            thread_id: Set(thread.id),
            number: Set(number),
            parent_id: Set(None),
            parent_number: Set(Some(parent.map_or(0, |at| i32::try_from(at).expect("small") + 1))),
            depth: Set(i32::try_from(path::numbers(path).len()).expect("small")),
            path: Set(path.clone()),
            author_id: Set(author),
            body: Set(format!("Planted {number}")),
            html: Set(format!("<p>Planted {number}</p>")),
            renderer: Set(1),
            version: Set(1),
            descendants: Set(i32::try_from(paths.iter().filter(|other| other.starts_with(path) && *other != path).count()).expect("small")),
            answer_at: Set(None),
            thanks: Set(0),
            tried: Set(0),
            adapted: Set(0),
            failed: Set(0),
            created_at: Set(self.now()),
            edited_at: Set(None),
            deleted_at: Set(None),
            deleted_by: Set(None),
            ..Default::default()
        });
        let txn = self.guest().begin().await.expect("begin");
        reply::Entity::insert_many(rows).exec(&txn).await.expect("planted");
        let count = i32::try_from(parents.len()).expect("small");
        let head = thread::ActiveModel {
            id: Set(thread.id),
            last_number: Set(count),
            replies_count: Set(count),
            score: Set(count + 1),
            ..Default::default()
        };
        head.update(&txn).await.expect("counted");
        txn.commit().await.expect("commit");
        self.rows(thread.id).await.into_iter().filter(|row| row.number > 0).map(|row| row.id).collect()
    }
}

/// Posts a reply.
pub async fn say(cx: &Cx, thread: Opened, parent: Option<ReplyId>, text: &str) -> domain::Result<ReplyId> {
    post_reply(cx, NewReply { thread: thread.id, parent, draft: body(text), key: String::new() }).await
}

/// Numbers that are random enough and the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// From 0 to `below - 1`.
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % below as u64).expect("small")
    }

    /// Whose child each of `count` replies is; the deeper `bias` (0 to 9), the more grow below the newest.
    pub fn tree(&mut self, count: usize, bias: usize) -> Vec<Option<usize>> {
        (0..count)
            .map(|at| match self.roll(10) {
                _ if at == 0 => None,
                throw if throw < bias => Some(at - 1),
                throw if throw < 9 => Some(self.roll(at)),
                _ => None,
            })
            .collect()
    }
}
