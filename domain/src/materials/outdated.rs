use crate::{cx::Cx, failure::Result};
use model::MaterialId;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tables::{material, outdated_report};

/// Closes all open reports that a resource is outdated: by an answer, or without words by a new version. Returns how many there were.
pub(crate) async fn close_outdated(txn: &impl ConnectionTrait, cx: &Cx, id: MaterialId, answer: &str) -> Result<u64> {
    let answered = outdated_report::ActiveModel { closed_at: Set(Some(cx.now)), answer: Set(answer.to_owned()), ..Default::default() };
    let open = outdated_report::Entity::update_many().set(answered).filter(outdated_report::Column::MaterialId.eq(id));
    let closed = open.filter(outdated_report::Column::ClosedAt.is_null()).exec(txn).await?;
    let none = material::ActiveModel { outdated: Set(0), ..Default::default() };
    material::Entity::update_many().set(none).filter(material::Column::Id.eq(id)).exec(txn).await?;
    Ok(closed.rows_affected)
}
