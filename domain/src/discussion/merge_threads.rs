use super::{
    access,
    access::ThreadRow,
    acted, counters, path,
    split_branch::{Moved, carry_marks, put},
    sql,
};
use crate::{
    cx::Cx,
    db::{Txn, run},
    failure::Result,
    following,
    policy::{Act, audience::may_change},
    search,
};
use model::{Field, IntervalSet, Problem, ReplyId, ThreadId, Wrong};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use tables::{reply, thread};

/// Puts a thread into another one: its opening post becomes an answer to the other's opening post, with all its tree
/// below. The emptied thread leads on to the other; post links keep working.
pub async fn merge_threads(cx: &Cx, from: ThreadId, into: ThreadId) -> Result<()> {
    cx.member()?;
    if from == into {
        return Err(Problem::field(Field::Thread, Wrong::NotADifferentThread).into());
    }
    let txn = cx.begin().await?;
    access::hold_thread(&txn, from.min(into)).await?;
    access::hold_thread(&txn, from.max(into)).await?;
    let source = access::thread(&txn, cx, from, Act::Moderate).await?;
    let target = access::thread(&txn, cx, into, Act::Moderate).await.map_err(|_| Problem::field(Field::Thread, Wrong::NoSuchChoice))?;
    if target.deleted_at.is_some() || source.deleted_at.is_some() {
        return Err(Problem::field(Field::Thread, Wrong::NoSuchChoice).into());
    }
    if !may_change(source.audience(), target.audience()) {
        return Err(Problem::field(Field::Thread, Wrong::AcrossGroups).into());
    }
    let posts = reply::Entity::find().filter(reply::Column::ThreadId.eq(from)).order_by_asc(reply::Column::Number);
    let posts: Vec<Moved> = posts.into_partial_model().all(&txn).await?;
    let numbers: HashMap<i32, i32> = posts.iter().map(|post| post.number).zip(target.last_number + 1..).collect();
    move_posts(&txn, &source, &target, &posts, &numbers).await?;
    carry_marks(&txn, cx, source.id, target.id, &numbers).await?;
    following::carry(&txn, source.id, target.id).await?;
    search::index::whole_thread(&txn, into).await?;
    close_source(&txn, cx, &source, &target).await?;
    counters::recount_thread(&txn, target.id).await?;
    counters::recount_boards(&txn, source.board_id, target.board_id).await?;
    acted::on_thread(&txn, cx, "thread-merged", &source, format!("→ thread:{}", target.id)).await?;
    txn.commit().await
}

async fn move_posts(txn: &Txn, source: &ThreadRow, target: &ThreadRow, posts: &[Moved], numbers: &HashMap<i32, i32>) -> Result<()> {
    let root = numbers.get(&0).copied().unwrap_or(target.last_number + 1);
    for post in posts {
        let number = numbers.get(&post.number).copied().unwrap_or(root);
        let below = path::numbers(&post.path).into_iter().filter_map(|old| numbers.get(&old).copied());
        let above: Vec<i32> = std::iter::once(root).chain(below).collect();
        put(txn, post.id, ThreadId(target.id), number, &above).await?;
    }
    answer_opening(txn, source, target).await?;
    run(txn, sql::RENUMBER_PARENTS, vec![target.id.into(), target.last_number.into()]).await?;
    let gone: IntervalSet = source.gone.parse().unwrap_or_default();
    let gone = numbers.iter().filter(|(old, _)| gone.contains(**old)).map(|(_, new)| *new).collect();
    let gone = target.gone.parse::<IntervalSet>().unwrap_or_default().union(&gone);
    let last = target.last_number + i32::try_from(posts.len()).unwrap_or(0);
    let new = thread::ActiveModel { last_number: Set(last), gone: Set(gone.to_string()), ..Default::default() };
    thread::Entity::update_many().set(new).filter(thread::Column::Id.eq(target.id)).exec(txn).await?;
    Ok(())
}

/// The one's opening post is an answer to the other's.
async fn answer_opening(txn: &Txn, source: &ThreadRow, target: &ThreadRow) -> Result<()> {
    let below = reply::ActiveModel {
        parent_id: Set(target.opening_id.map(ReplyId)),
        parent_number: Set(Some(0)),
        descendants: Set(source.replies_count),
        ..Default::default()
    };
    reply::Entity::update_many().set(below).filter(reply::Column::Id.eq(source.opening_id)).exec(txn).await?;
    Ok(())
}

async fn close_source(txn: &Txn, cx: &Cx, source: &ThreadRow, target: &ThreadRow) -> Result<()> {
    let closed = thread::ActiveModel {
        deleted_at: Set(Some(cx.now)),
        merged_into: Set(Some(ThreadId(target.id))),
        replies_count: Set(0),
        answers_count: Set(0),
        opening_id: Set(None),
        ..Default::default()
    };
    thread::Entity::update_many().set(closed).filter(thread::Column::Id.eq(source.id)).exec(txn).await?;
    Ok(())
}
