use crate::{cx::Cx, db::count, failure::Result, retention};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::farewell;

/// Forgets addresses to which a last mail could not be sent for so long that it never will be. Returns how many.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let old = farewell::Entity::delete_many().filter(farewell::Column::CreatedAt.lt(cx.now - retention::LINKS.ms()));
    let gone = old.exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(count(gone))
}
