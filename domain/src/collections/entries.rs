use super::{ENTRIES_MAX, access, news::CollectionGrown};
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
    let sql = "INSERT INTO collection_entries (collection_id, material_id, position, note, added_by, added_at) VALUES ($1, $2, \
               (SELECT COALESCE(MAX(position), 0) + 1 FROM collection_entries WHERE collection_id = $1), $3, $4, $5) ON CONFLICT DO NOTHING";
    if run(&txn, sql, vec![id.0.into(), material.0.into(), note.into(), me.0.into(), cx.now.into()]).await? == 1 {
        run(&txn, "UPDATE collections SET entries = entries + 1, changed_at = $2 WHERE id = $1", vec![id.0.into(), cx.now.into()]).await?;
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
    let rows = Rows { table: "collection_entries", condition, values: vec![id.0.into(), material.0.into()] };
    let taken = taken::keep(&txn, cx, Kind::Entry, id.0, vec![rows]).await?;
    let sql = "DELETE FROM collection_entries WHERE collection_id = $1 AND material_id = $2";
    if run(&txn, sql, vec![id.0.into(), material.0.into()]).await? == 1 {
        run(&txn, "UPDATE collections SET entries = entries - 1, changed_at = $2 WHERE id = $1", vec![id.0.into(), cx.now.into()]).await?;
    }
    txn.commit().await?;
    Ok(taken)
}

/// Puts a resource back where it stood.
pub(crate) async fn bring_entry_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    let id = CollectionId(kept.object);
    access::held(txn, cx, id, Act::Change).await?;
    if taken::put_back(txn, kept).await? == 1 {
        run(txn, "UPDATE collections SET entries = entries + 1, changed_at = $2 WHERE id = $1", vec![id.0.into(), cx.now.into()]).await?;
    }
    Ok(())
}

/// Says why a resource is there, or what to do with it. Gives the collection's address.
pub async fn change_note(cx: &Cx, id: CollectionId, material: MaterialId, note: &str) -> Result<String> {
    let note = text::clean_text(note);
    check_note(&note)?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Change).await?;
    let sql = "UPDATE collection_entries SET note = $3 WHERE collection_id = $1 AND material_id = $2";
    if run(&txn, sql, vec![id.0.into(), material.0.into(), note.into()]).await? == 0 {
        return Err(Problem::NotFound.into());
    }
    access::touch(&txn, cx, id).await?;
    txn.commit().await?;
    Ok(row.path())
}
