use crate::{cx::Cx, db::count, failure::Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::oidc_attempt;

/// Forgets attempts to sign in with a provider that were not finished in time. Returns how many.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let gone = oidc_attempt::Entity::delete_many().filter(oidc_attempt::Column::ExpiresAt.lt(cx.now)).exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(count(gone))
}
