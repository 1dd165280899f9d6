use super::{access, news::ReviewDue};
use crate::{
    cx::Cx,
    failure::Result,
    outbox::{Key, cancel, schedule},
    policy::trust::Act,
};
use model::MaterialId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use tables::material;

/// Puts a resource into the list of those that wait for a review, or takes it out.
pub async fn ask_review(cx: &Cx, id: MaterialId, ask: bool) -> Result<()> {
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Care).await?;
    let asked = material::ActiveModel { review_asked_at: Set(if ask { cx.now } else { 0 }), ..Default::default() };
    material::Entity::update_many().set(asked).filter(material::Column::Id.eq(id)).exec(&txn).await?;
    txn.commit().await
}

/// Says by which day (as `2027-03-01`) the authors look at it again; an empty one says nothing any more. They are reminded once.
pub async fn set_due(cx: &Cx, id: MaterialId, day: &str) -> Result<()> {
    let due = cx.day_ahead(day)?.unwrap_or(0);
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Care).await?;
    let moved = material::ActiveModel { review_due: Set(due), ..Default::default() };
    let moved = material::Entity::update_many().set(moved).filter(material::Column::Id.eq(id)).filter(material::Column::ReviewDue.ne(due));
    if moved.exec(&txn).await?.rows_affected == 1 {
        let key = Key::of::<ReviewDue>(id);
        match due {
            0 => cancel(&txn, &key).await.map(drop)?,
            due => schedule(&txn, cx, &key, ReviewDue { material: id, due }, due).await?,
        }
    }
    txn.commit().await
}
