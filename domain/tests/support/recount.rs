//! Counts everything again, in Rust, and compares it with the counters on rows.

use super::Forum;
use domain::discussion::path;
use model::{IntervalSet, ReplyId};
use sea_orm::EntityTrait;
use std::collections::HashMap;
use tables::{board, member, reaction, reply, tag, thread, thread_tag};

struct Everything {
    boards: Vec<board::Model>,
    threads: Vec<thread::Model>,
    replies: Vec<reply::Model>,
}

impl Forum {
    /// Fails the test where a counter is not what counting gives, or a thread's numbers have gaps.
    pub async fn check_counters(&self) {
        let db = self.world.db.reader();
        let all = Everything {
            boards: board::Entity::find().all(db).await.expect("boards"),
            threads: thread::Entity::find().all(db).await.expect("threads"),
            replies: reply::Entity::find().all(db).await.expect("replies"),
        };
        for thread in &all.threads {
            check_thread(&all, thread);
        }
        for board in &all.boards {
            check_board(&all, board);
        }
        for member in member::Entity::find().all(db).await.expect("members") {
            let posts = all.replies.iter().filter(|post| post.author_id == member.id && post.deleted_at.is_none()).count();
            assert_eq!(member.replies_count, size(posts), "posts of {}", member.handle);
        }
        check_reactions(&all, &reaction::Entity::find().all(db).await.expect("reactions"));
        let tagged = thread_tag::Entity::find().all(db).await.expect("tagged");
        for tag in tag::Entity::find().all(db).await.expect("tags") {
            assert_eq!(tag.threads_count, size(tagged.iter().filter(|one| one.tag_id == tag.id).count()), "threads with {}", tag.name);
        }
    }
}

fn size(count: usize) -> i32 {
    i32::try_from(count).expect("small")
}

fn check_thread(all: &Everything, thread: &thread::Model) {
    let what = format!("thread {}", thread.id);
    let posts: Vec<&reply::Model> = all.replies.iter().filter(|post| post.thread_id == thread.id).collect();
    let live: Vec<&reply::Model> = posts.iter().filter(|post| post.deleted_at.is_none()).copied().collect();
    assert_eq!(thread.replies_count, size(live.iter().filter(|post| post.number > 0).count()), "replies of {what}");
    assert_eq!(thread.answers_count, size(live.iter().filter(|post| post.answer_at.is_some()).count()), "answers of {what}");
    if thread.merged_into.is_some() {
        return assert!(posts.is_empty(), "posts in merged {what}");
    }
    let score: i32 = live.iter().map(|post| 1 + 2 * post.thanks + 4 * post.tried + 4 * post.adapted).sum();
    assert_eq!(thread.score, score, "score of {what}");
    let gone: IntervalSet = thread.gone.parse().expect("intervals");
    let here: IntervalSet = posts.iter().map(|post| post.number).collect();
    assert_eq!(here.union(&gone), IntervalSet::range(0, thread.last_number), "numbers of {what}");
    for post in &posts {
        let deleted = post.deleted_at.is_some() && post.number > 0;
        assert_eq!(gone.contains(post.number), deleted, "whether #{} of {what} is gone", post.number);
        check_place(&what, &posts, post);
    }
    if let Some(latest) = live.iter().map(|post| post.created_at).max() {
        assert_eq!(thread.last_activity_at, latest, "latest activity of {what}");
        let by_its_author = live.iter().any(|post| post.created_at == latest && post.author_id == thread.last_author_id);
        assert!(by_its_author, "last author of {what}");
    }
}

fn check_place(what: &str, posts: &[&reply::Model], post: &reply::Model) {
    let above = path::ancestors(&post.path);
    assert_eq!(path::numbers(&post.path).last().copied().unwrap_or(0), post.number, "path of #{} of {what}", post.number);
    assert_eq!(post.depth, size(path::numbers(&post.path).len()), "depth of #{} of {what}", post.number);
    let parent = posts.iter().find(|other| Some(other.id) == post.parent_id);
    if let (Some(parent), true) = (parent, post.depth < model::limits::DEPTH_MAX) {
        assert_eq!(Some(parent.number), post.parent_number, "parent of #{} of {what}", post.number);
        assert_eq!(above.last().copied().unwrap_or(0), parent.number, "path above #{} of {what}", post.number);
    }
    let under = |other: &&&reply::Model| other.path.len() > post.path.len() && other.path.starts_with(&post.path) && other.deleted_at.is_none();
    let below = if post.number == 0 { 0 } else { posts.iter().filter(under).count() };
    assert_eq!(post.descendants, size(below), "posts below #{} of {what}", post.number);
}

fn check_board(all: &Everything, board: &board::Model) {
    let what = &board.slug;
    let live: Vec<&thread::Model> = all.threads.iter().filter(|thread| thread.board_id == board.id && thread.deleted_at.is_none()).collect();
    assert_eq!(board.threads_count, size(live.len()), "threads of {what}");
    assert_eq!(board.replies_count, live.iter().map(|thread| thread.replies_count).sum::<i32>(), "replies of {what}");
    let latest = live.iter().map(|thread| thread.last_activity_at).max();
    let last = live.iter().find(|thread| Some(thread.id) == board.last_thread_id);
    assert_eq!(last.map(|thread| thread.last_activity_at), latest, "last thread of {what}");
    if let Some(latest) = latest {
        assert_eq!(board.last_activity_at, latest, "latest activity of {what}");
    }
}

fn check_reactions(all: &Everything, reactions: &[reaction::Model]) {
    let mut counts: HashMap<(ReplyId, &str), i32> = HashMap::new();
    for one in reactions {
        *counts.entry((one.reply_id, one.kind.as_str())).or_default() += 1;
    }
    for post in &all.replies {
        for (kind, count) in [("thanks", post.thanks), ("tried", post.tried), ("adapted", post.adapted), ("failed", post.failed)] {
            assert_eq!(count, counts.get(&(post.id, kind)).copied().unwrap_or(0), "{kind} of post {}", post.id);
        }
    }
}
