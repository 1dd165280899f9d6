use super::sql;
use crate::{cx::Cx, db::run, failure::Result};
use model::{MemberId, ThreadId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tables::notice;

/// Marks all of the asker's notices read.
pub async fn mark_all_read(cx: &Cx) -> Result<()> {
    let me = cx.member()?.id;
    let read = notice::ActiveModel { read_at: Set(Some(cx.now)), ..Default::default() };
    let own = notice::Entity::update_many().set(read).filter(notice::Column::MemberId.eq(me));
    let txn = cx.begin().await?;
    own.filter(notice::unread()).exec(&txn).await?;
    txn.commit().await
}

/// Marks the asker's notices about posts of one thread read.
pub async fn mark_thread_read(cx: &Cx, thread: ThreadId) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    run(&txn, sql::THREAD_READ, vec![me.into(), cx.now.into(), thread.into()]).await?;
    txn.commit().await
}

/// Who has read a post needs no notice about it, inside the caller's transaction.
pub(crate) async fn posts_were_read(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, thread: i64, numbers: &[i32]) -> Result<()> {
    if numbers.is_empty() {
        return Ok(());
    }
    let values = [member.into(), cx.now.into(), thread.into()].into_iter().chain(numbers.iter().map(|n| (*n).into())).collect();
    run(txn, &sql::posts_read(numbers.len()), values).await?;
    Ok(())
}
