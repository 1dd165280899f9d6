use crate::{
    cx::Cx,
    failure::{Failure, Result},
    materials::access,
    policy::materials::Act,
};
use model::{FileId, MaterialId, Problem};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::draft_file::{self, Column};

/// Moves a file of a draft one place up in the order in which readers see them; the first one stays.
pub async fn move_file(cx: &Cx, material: MaterialId, file: FileId) -> Result<()> {
    let txn = cx.begin().await?;
    access::held(&txn, cx, material, Act::Edit).await?;
    let own = draft_file::Entity::find().filter(Column::MaterialId.eq(material)).order_by_asc(Column::Position).order_by_asc(Column::FileId);
    let mut order: Vec<FileId> = own.select_only().column(Column::FileId).into_tuple().all(&txn).await?;
    let at = order.iter().position(|one| *one == file).ok_or(Failure::Problem(Problem::NotFound))?;
    if at > 0 {
        order.swap(at - 1, at);
    }
    // Two that came in at once can have one place: all are counted anew.
    for (position, one) in (1_i32..).zip(order) {
        let placed = draft_file::ActiveModel { position: Set(position), ..Default::default() };
        let this = draft_file::Entity::update_many().set(placed).filter(Column::MaterialId.eq(material));
        this.filter(Column::FileId.eq(one)).exec(&txn).await?;
    }
    txn.commit().await
}
