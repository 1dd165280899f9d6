use super::places;
use crate::{
    cx::Cx,
    db::Txn,
    failure::{Failure, Result},
    materials::{access, sql},
    policy::{self, materials::Act},
    search::index,
    taken::{self, Kept, Kind, Rows, Taken},
};
use model::{Field, MaterialId, MemberId, Problem, Wrong};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use tables::material_author::{self, Column};

/// The place of one author, to be kept before it is deleted.
pub(super) async fn keep_place(txn: &Txn, cx: &Cx, id: MaterialId, member: MemberId) -> Result<Taken> {
    let rows = Rows { table: "material_authors", condition: sql::THE_PLACE, values: vec![id.into(), member.into()] };
    taken::keep(txn, cx, Kind::Author, id.0, vec![rows]).await
}

/// Brings a place back: one's own, or an invitation that was taken back. The order is the one from before.
pub(crate) async fn bring_author_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    let id = MaterialId(kept.object);
    let me = policy::writer(&cx.actor)?.id;
    access::hold(txn, id).await?;
    taken::put_back(txn, kept).await?;
    if !places(txn, id).await?.iter().any(|place| place.member_id == me) {
        access::held(txn, cx, id, Act::Edit).await?;
    }
    index::material(txn, id).await
}

/// Takes an invitation back that was not answered yet.
pub async fn withdraw_invitation(cx: &Cx, id: MaterialId, member: MemberId) -> Result<Taken> {
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Edit).await?;
    let taken = keep_place(&txn, cx, id, member).await?;
    let asked = material_author::Entity::delete_many().filter(Column::MaterialId.eq(id)).filter(Column::MemberId.eq(member));
    if asked.filter(material_author::invited()).exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    txn.commit().await?;
    Ok(taken)
}

/// Stops being an author. The last one stays: they take it out of the lists instead.
pub async fn leave(cx: &Cx, id: MaterialId) -> Result<Taken> {
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Edit).await?;
    let me = cx.member()?.id;
    if places(&txn, id).await?.iter().filter(|place| place.accepted).count() < 2 {
        return Err(Problem::field(Field::Handle, Wrong::LastAuthor).into());
    }
    let taken = keep_place(&txn, cx, id, me).await?;
    material_author::Entity::delete_by_id((id, me)).exec(&txn).await?;
    index::material(&txn, id).await?;
    txn.commit().await?;
    Ok(taken)
}

/// Moves an author one place up in the order in which they are named.
pub async fn move_author(cx: &Cx, id: MaterialId, member: MemberId) -> Result<()> {
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Edit).await?;
    // Who was asked comes after all who said yes.
    let (mut order, asked): (Vec<_>, Vec<_>) = places(&txn, id).await?.into_iter().partition(|place| place.accepted);
    let at = order.iter().position(|place| place.member_id == member).ok_or(Failure::Problem(Problem::NotFound))?;
    if at > 0 {
        order.swap(at - 1, at);
    }
    for (position, place) in (0_i32..).zip(order.iter().chain(&asked)) {
        put(&txn, id, place.member_id, position).await?;
    }
    index::material(&txn, id).await?;
    txn.commit().await
}

async fn put(txn: &Txn, id: MaterialId, member: MemberId, position: i32) -> Result<()> {
    let placed = material_author::ActiveModel { position: Set(position), ..Default::default() };
    let place = material_author::Entity::update_many().set(placed).filter(Column::MaterialId.eq(id)).filter(Column::MemberId.eq(member));
    place.exec(txn).await?;
    Ok(())
}
