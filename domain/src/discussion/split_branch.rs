use super::{access, access::ReplyRow, acted, counters, delete_reply::write_gone, path, sql};
use crate::{
    cx::Cx,
    db::{Txn, run},
    failure::Result,
    following,
    policy::Act,
    search, text,
};
use model::{BoardId, Field, IntervalSet, MemberId, Problem, ReplyId, ThreadId, ThreadKind, limits, problem::Findings};
use sea_orm::{ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::HashMap;
use tables::{read_mark, reply, thread};

#[derive(DerivePartialModel)]
#[sea_orm(entity = "reply::Entity")]
pub(super) struct Moved {
    pub id: ReplyId,
    pub number: i32,
    pub path: String,
}

/// Makes a branch a thread of its own, in the same board; its first post becomes the opening post.
pub async fn split_branch(cx: &Cx, id: ReplyId, title: &str) -> Result<ThreadId> {
    cx.member()?;
    let title = text::clean_line(title);
    let mut found = Findings::default();
    found.length(Field::Title, &title, limits::TITLE);
    found.none_or(())?;
    let txn = cx.begin().await?;
    let root = access::held_reply(&txn, cx, id, Act::Moderate).await?;
    if root.is_opening() || root.deleted_at.is_some() {
        return Err(Problem::Forbidden.into());
    }
    let posts: Vec<Moved> = branch(&root).order_by_asc(reply::Column::Number).into_partial_model().all(&txn).await?;
    let live = count_live(&txn, &root).await?;
    counters::change_descendants(&txn, root.thread_id, &root.path, -live).await?;
    let new = insert_thread(&txn, cx, &root, &title).await?;
    let numbers = renumber(&txn, &root, new, &posts).await?;
    note_gone(&txn, &root, new, &numbers).await?;
    carry_marks(&txn, cx, root.thread_id, new.0, &numbers).await?;
    following::follow_written_by_all(&txn, cx, root.thread_id, new.0).await?;
    search::index::whole_thread(&txn, new).await?;
    counters::recount_thread(&txn, root.thread_id).await?;
    counters::recount_thread(&txn, new.0).await?;
    counters::recount_board(&txn, root.board_id).await?;
    acted::on_post(&txn, cx, "branch-split", &root).await?;
    txn.commit().await?;
    Ok(new)
}

fn branch(root: &ReplyRow) -> Select<reply::Entity> {
    let thread = reply::Entity::find().filter(reply::Column::ThreadId.eq(root.thread_id));
    thread.filter(reply::Column::Path.gte(root.path.as_str())).filter(reply::Column::Path.lt(path::end_of_branch(&root.path)))
}

/// Live posts that leave with the branch.
async fn count_live(txn: &Txn, root: &ReplyRow) -> Result<i32> {
    let live = branch(root).filter(reply::live()).select_only().expr(reply::Column::Id.count());
    let live: Option<i64> = live.into_tuple().one(txn).await?;
    Ok(live.and_then(|live| i32::try_from(live).ok()).unwrap_or(0))
}

async fn insert_thread(txn: &Txn, cx: &Cx, root: &ReplyRow, title: &str) -> Result<ThreadId> {
    let row = thread::ActiveModel {
        board_id: Set(BoardId(root.board_id)),
        author_id: Set(MemberId(root.author_id)),
        opening_id: Set(Some(ReplyId(root.id))),
        kind: Set(ThreadKind::Discussion),
        title: Set(title.to_owned()),
        slug: Set(text::slug(title)),
        language: Set(root.language.clone()),
        excerpt: Set(text::excerpt(&root.body, 200)),
        created_at: Set(root.created_at),
        last_activity_at: Set(cx.now),
        last_author_id: Set(MemberId(root.author_id)),
        ..Default::default()
    };
    Ok(thread::Entity::insert(row).exec(txn).await?.last_insert_id)
}

/// Gives the branch numbers from 0 in the new thread, in the order of the old ones. Returns old → new.
async fn renumber(txn: &Txn, root: &ReplyRow, new: ThreadId, branch: &[Moved]) -> Result<HashMap<i32, i32>> {
    let order = branch.iter().filter(|post| post.id.0 != root.id).map(|post| post.number);
    let numbers: HashMap<i32, i32> = std::iter::once(root.number).chain(order).zip(0..).collect();
    for post in branch {
        let number = numbers.get(&post.number).copied().unwrap_or(0);
        let below = path::numbers(&post.path).into_iter().skip(usize::try_from(root.depth).unwrap_or(0));
        let above: Vec<i32> = below.filter_map(|old| numbers.get(&old).copied()).collect();
        put(txn, post.id, new, number, &above).await?;
    }
    let top = reply::ActiveModel { parent_id: Set(None), parent_number: Set(None), descendants: Set(0), ..Default::default() };
    reply::Entity::update_many().set(top).filter(reply::Column::Id.eq(root.id)).exec(txn).await?;
    run(txn, sql::RENUMBER_PARENTS, vec![new.into(), 0.into()]).await?;
    let last = thread::ActiveModel { last_number: Set(i32::try_from(branch.len()).unwrap_or(1) - 1), ..Default::default() };
    thread::Entity::update_many().set(last).filter(thread::Column::Id.eq(new)).exec(txn).await?;
    Ok(numbers)
}

/// Puts a post into another thread, under the numbers of all that stands above it and its own.
pub(super) async fn put(txn: &Txn, post: ReplyId, thread: ThreadId, number: i32, above: &[i32]) -> Result<()> {
    let place = reply::ActiveModel {
        thread_id: Set(thread),
        number: Set(number),
        path: Set(above.iter().fold(String::new(), |path, n| path::child(&path, *n))),
        depth: Set(i32::try_from(above.len()).unwrap_or(0)),
        answer_at: Set(None),
        ..Default::default()
    };
    reply::Entity::update_many().set(place).filter(reply::Column::Id.eq(post)).exec(txn).await?;
    Ok(())
}

/// The numbers that left are gone from the old thread; those deleted before stay gone in the new one.
async fn note_gone(txn: &Txn, root: &ReplyRow, new: ThreadId, numbers: &HashMap<i32, i32>) -> Result<()> {
    let before = thread::Entity::find().filter(thread::Column::Id.eq(root.thread_id)).select_only().column(thread::Column::Gone);
    let before: Option<String> = before.into_tuple().one(txn).await?;
    let before: IntervalSet = before.and_then(|gone| gone.parse().ok()).unwrap_or_default();
    let after = before.union(&numbers.keys().copied().collect());
    write_gone(txn, root.thread_id, &after).await?;
    let still: IntervalSet = numbers.iter().filter(|(old, _)| before.contains(**old)).map(|(_, new)| *new).collect();
    write_gone(txn, new.0, &still).await
}

/// What members had seen stays seen under the new numbers.
pub(super) async fn carry_marks(txn: &Txn, cx: &Cx, from: i64, to: i64, numbers: &HashMap<i32, i32>) -> Result<()> {
    let marks = read_mark::Entity::find().filter(read_mark::Column::ThreadId.eq(from)).select_only();
    let marks = marks.columns([read_mark::Column::MemberId, read_mark::Column::Seen]);
    let marks: Vec<(MemberId, String)> = marks.into_tuple().all(txn).await?;
    for (member, seen) in marks {
        let seen: IntervalSet = seen.parse().unwrap_or_default();
        let carried: Vec<i32> = numbers.iter().filter(|(old, _)| seen.contains(**old)).map(|(_, new)| *new).collect();
        super::mark_read::add(txn, cx, member, to, &carried).await?;
    }
    Ok(())
}
