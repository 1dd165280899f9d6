use super::{ENTRIES_MAX, access, news::CollectionGrown, sql};
use crate::{
    cx::Cx,
    db::{Txn, run},
    failure::Result,
    materials,
    outbox::announce,
    policy::{collections::Act, materials::Act as OfMaterial},
    taken::{self, Kept, Kind, Rows, Taken},
    text,
};
use model::{CollectionAccess, CollectionId, Field, MaterialId, MaterialState, Problem, Wrong, collections::check_note};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use tables::collection_entry;

/// Puts a listed resource at the end of a collection. What is in it already stays where it is. Gives the collection's address.
pub async fn add(cx: &Cx, id: CollectionId, material: MaterialId, note: &str) -> Result<String> {
    let me = cx.member()?.id;
    let note = text::clean_text(note);
    check_note(&note)?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Change).await?;
    if materials::access::material(&txn, cx, material, OfMaterial::See).await?.state() != MaterialState::Published {
        return Err(Problem::NotFound.into());
    }
    if row.entries >= ENTRIES_MAX {
        return Err(Problem::field(Field::Collection, Wrong::TooManyOf { most: 200 }).into());
    }
    if run(&txn, sql::ADD, vec![id.into(), material.into(), note.into(), me.into(), cx.now.into()]).await? == 1 {
        access::resize(&txn, cx, id, 1).await?;
        if row.access() != CollectionAccess::Private {
            announce(&txn, cx, CollectionGrown { collection: id, material, by: me }).await?;
        }
    }
    txn.commit().await?;
    Ok(row.path())
}

/// Takes a resource out, which can be brought back for a while.
pub async fn take_out(cx: &Cx, id: CollectionId, material: MaterialId) -> Result<Taken> {
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Change).await?;
    let condition = "collection_id = $1 AND material_id = $2";
    let rows = Rows { table: "collection_entries", condition, values: vec![id.into(), material.into()] };
    let taken = taken::keep(&txn, cx, Kind::Entry, id.0, vec![rows]).await?;
    if collection_entry::Entity::delete_by_id((id, material)).exec(&txn).await?.rows_affected == 1 {
        access::resize(&txn, cx, id, -1).await?;
    }
    txn.commit().await?;
    Ok(taken)
}

/// Puts a resource back where it stood.
pub(crate) async fn bring_entry_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    let id = CollectionId(kept.object);
    access::held(txn, cx, id, Act::Change).await?;
    if taken::put_back(txn, kept).await? == 1 {
        access::resize(txn, cx, id, 1).await?;
    }
    Ok(())
}

/// Says why a resource is there, or what to do with it. Gives the collection's address.
pub async fn change_note(cx: &Cx, id: CollectionId, material: MaterialId, note: &str) -> Result<String> {
    let note = text::clean_text(note);
    check_note(&note)?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Change).await?;
    let noted = collection_entry::ActiveModel { note: Set(note), ..Default::default() };
    let noted = collection_entry::Entity::update_many().set(noted).filter(collection_entry::Column::CollectionId.eq(id));
    if noted.filter(collection_entry::Column::MaterialId.eq(material)).exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    access::touch(&txn, cx, id).await?;
    txn.commit().await?;
    Ok(row.path())
}
