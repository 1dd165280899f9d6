//! What the courier does now and then so that nothing is kept for longer than the figures say. Each returns how much it did; doing it
//! twice changes nothing.

use super::{ADDRESSES, DELETED, DEVICES, INACTIVE, INACTIVE_NOTICE, LEAVING};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    own_data::{Why, begin_leaving},
    search::index,
};
use model::{MemberId, ReplyId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query},
};
use tables::{audit as log, device, leaving, member, reply, revision, thread};

/// Rows that one turn changes at most, so that no transaction is long.
const AT_ONCE: u64 = 200;
const IDS_AT_ONCE: usize = 200;

fn count(rows: u64) -> usize {
    usize::try_from(rows).unwrap_or(usize::MAX)
}

/// Forgets from where things were done; what was done stays in the log.
pub async fn forget_addresses(cx: &Cx) -> Result<usize> {
    let before = cx.now - ADDRESSES.ms();
    let txn = cx.begin().await?;
    let lines = log::Entity::update_many().col_expr(log::Column::Address, Expr::value(""));
    let lines = lines.filter(log::Column::RecordedAt.lt(before)).filter(log::Column::Address.ne("")).exec(&txn).await?.rows_affected;
    let devices = device::Entity::update_many().col_expr(device::Column::Address, Expr::value(""));
    let devices = devices.filter(device::Column::CreatedAt.lt(before)).filter(device::Column::Address.ne("")).exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(count(lines + devices))
}

/// Forgets browsers that nobody has signed in with for long: the next time they are new ones.
pub async fn forget_devices(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let gone = device::Entity::delete_many().filter(device::Column::SeenAt.lt(cx.now - DEVICES.ms())).exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(count(gone))
}

/// Empties posts that were deleted long ago; their places in the tree stay. Some at a time, 0 when nothing is left.
pub async fn empty_posts(cx: &Cx) -> Result<usize> {
    let old = reply::Entity::find().filter(reply::Column::DeletedAt.lt(cx.now - DELETED.ms())).filter(reply::Column::Body.ne(""));
    let ids: Vec<ReplyId> = old.select_only().column(reply::Column::Id).limit(AT_ONCE).into_tuple().all(cx.reader()).await?;
    if !ids.is_empty() {
        let txn = cx.begin().await?;
        empty(&txn, &ids).await?;
        txn.commit().await?;
    }
    Ok(ids.len())
}

/// Empties threads that were deleted long ago, one at a time, with all their posts. What was merged into another thread lives on there.
pub async fn empty_threads(cx: &Cx) -> Result<usize> {
    let old = thread::Entity::find().filter(thread::Column::DeletedAt.lt(cx.now - DELETED.ms())).filter(thread::Column::MergedInto.is_null());
    let Some(row) = old.filter(thread::Column::Title.ne("")).one(cx.reader()).await? else { return Ok(0) };
    let txn = cx.begin().await?;
    let posts = reply::Entity::find().filter(reply::Column::ThreadId.eq(row.id)).select_only().column(reply::Column::Id);
    let posts: Vec<ReplyId> = posts.into_tuple().all(&txn).await?;
    let head = thread::Entity::update_many().col_expr(thread::Column::Title, Expr::value("")).col_expr(thread::Column::Excerpt, Expr::value(""));
    head.col_expr(thread::Column::Slug, Expr::value("-")).filter(thread::Column::Id.eq(row.id)).exec(&txn).await?;
    for part in posts.chunks(IDS_AT_ONCE) {
        empty(&txn, part).await?;
    }
    txn.commit().await?;
    Ok(1)
}

/// Takes the words of posts out of everything: the posts, what they said before, the index.
async fn empty(txn: &impl ConnectionTrait, ids: &[ReplyId]) -> Result<()> {
    let posts = reply::Entity::update_many().col_expr(reply::Column::Body, Expr::value("")).col_expr(reply::Column::Html, Expr::value(""));
    posts.filter(reply::Column::Id.is_in(ids.iter().copied())).exec(txn).await?;
    revision::Entity::delete_many().filter(revision::Column::ReplyId.is_in(ids.iter().copied())).exec(txn).await?;
    index::posts(txn, ids).await
}

/// Tells members who have been away for nearly 24 months, and plans that their accounts are erased 14 days after these are over. Whoever signs in
/// keeps theirs. Some at a time, 0 when nobody is left.
pub async fn away(cx: &Cx) -> Result<usize> {
    let since = cx.now - INACTIVE.ms() + INACTIVE_NOTICE.ms();
    let leaving = Query::select().column(leaving::Column::MemberId).from(leaving::Entity).to_owned();
    let away = member::Entity::find().filter(member::not_erased()).filter(member::Column::SeenAt.lt(since));
    let away = away.filter(member::Column::CreatedAt.lt(since)).filter(member::Column::Id.not_in_subquery(leaving));
    let ids = away.select_only().column(member::Column::Id).order_by_asc(member::Column::Id).limit(AT_ONCE);
    let ids: Vec<MemberId> = ids.into_tuple().all(cx.reader()).await?;
    let due = cx.now + INACTIVE_NOTICE.ms() + LEAVING.ms();
    for id in ids.iter().copied() {
        let txn = cx.begin().await?;
        if begin_leaving(&txn, cx, id, Why::Inactive, due).await? {
            audit::record(&txn, cx, Entry { act: "leaving-inactive", member: Some(id), ..Entry::default() }).await?;
        }
        txn.commit().await?;
    }
    Ok(ids.len())
}
