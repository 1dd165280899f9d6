use crate::{cx::Cx, db::count, failure::Result, retention};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::submission;

/// Forgets the keys by which a form that was sent twice is known. Returns how many.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let old = submission::Column::CreatedAt.lt(cx.now - retention::COUNTS.ms());
    let gone = submission::Entity::delete_many().filter(old).exec(&txn).await?;
    txn.commit().await?;
    Ok(count(gone.rows_affected))
}
