use super::{access, start};
use crate::{cx::Cx, db::run, failure::Result, policy::collections::Act};
use model::{CollectionAccess, CollectionDraft, CollectionId};

/// Makes the asker's own collection of one they may read; it remembers where it came from. It is private until they say otherwise.
/// `end` is the last part of the address they came by. What is not listed any more stays behind.
pub async fn copy(cx: &Cx, id: CollectionId, end: &str) -> Result<CollectionId> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let row = access::collection(&txn, cx, id, end, Act::Copy).await?;
    access::check_own(&txn, cx, me).await?;
    let draft = CollectionDraft { title: row.title, summary: row.summary, language: row.language, access: String::new() };
    let copy = start::insert(&txn, cx, me, &draft, CollectionAccess::Private, Some(id)).await?;
    let sql = "INSERT INTO collection_entries (collection_id, material_id, position, note, added_by, added_at) \
               SELECT CAST($2 AS bigint), e.material_id, e.position, e.note, CAST($3 AS bigint), CAST($4 AS bigint) FROM collection_entries e \
               JOIN materials m ON m.id = e.material_id WHERE e.collection_id = $1 AND m.state = 'published'";
    run(&txn, sql, vec![id.0.into(), copy.0.into(), me.0.into(), cx.now.into()]).await?;
    let sql = "UPDATE collections SET entries = (SELECT COUNT(*) FROM collection_entries e WHERE e.collection_id = $1) WHERE id = $1";
    run(&txn, sql, vec![copy.0.into()]).await?;
    run(&txn, "UPDATE collections SET copies = copies + 1 WHERE id = $1", vec![id.0.into()]).await?;
    txn.commit().await?;
    Ok(copy)
}
