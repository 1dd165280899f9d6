use crate::{cx::Cx, db::count, failure::Result, retention};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use tables::invitation;

/// Forgets the addresses of those who did not come. Returns how many.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let forgotten = invitation::ActiveModel { email: Set(String::new()), nonce: Set(String::new()), ..Default::default() };
    let old = invitation::Entity::update_many().set(forgotten).filter(invitation::Column::Email.ne(""));
    let txn = cx.begin().await?;
    let gone = old.filter(invitation::Column::ExpiresAt.lt(cx.now - retention::LINKS.ms())).exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(count(gone))
}
