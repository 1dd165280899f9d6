//! What was deleted is emptied in the end. Some at a time, 0 when nothing is left.

use crate::{cx::Cx, failure::Result, retention::DELETED, search::index};
use model::ReplyId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use tables::{reply, revision, thread};

/// Rows that one turn changes at most, so that no transaction is long.
const AT_ONCE: u64 = 200;
const IDS_AT_ONCE: usize = 200;

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
