use super::{access, access::CollectionRow, sql, start::clean};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{Number, Txn, all},
    failure::Result,
    moderation::reports,
    policy::collections::Act,
    taken::{self, Kept, Kind, Rows, Taken},
    text,
};
use model::{CollectionDraft, CollectionId, MemberId, SubjectKind, staff::check_reason};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tables::{collection, follow};

/// Changes what it is called and who reads it. Gives its address.
pub async fn change(cx: &Cx, id: CollectionId, draft: CollectionDraft) -> Result<String> {
    let (draft, access) = clean(draft).check()?;
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Change).await?;
    let changed = collection::ActiveModel {
        slug: Set(text::slug(&draft.title)),
        title: Set(draft.title),
        summary: Set(draft.summary),
        language: Set(draft.language),
        access: Set(access),
        changed_at: Set(cx.now),
        ..Default::default()
    };
    collection::Entity::update_many().set(changed).filter(collection::Column::Id.eq(id)).exec(&txn).await?;
    let path = access::collection(&txn, cx, id, "", Act::Change).await?.path();
    txn.commit().await?;
    Ok(path)
}

/// Takes a collection away, which can be brought back for a while; staff for the context's reason, which all who edited it are told. The
/// resources in it stay what they are.
pub async fn remove(cx: &Cx, id: CollectionId) -> Result<Taken> {
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Own).await?;
    let by_staff = !row.facts(cx, "").owner;
    if by_staff {
        check_reason(&cx.reason)?;
        tell_editors(&txn, cx, &row, "collection-removed").await?;
    }
    let taken = taken::keep(&txn, cx, Kind::Collection, id.0, whole(id)).await?;
    follow::Entity::delete_many().filter(follow::of(id)).exec(&txn).await?;
    collection::Entity::delete_by_id(id).exec(&txn).await?;
    reports::settle(&txn, cx, id, "hidden", &cx.reason).await?;
    txn.commit().await?;
    Ok(taken)
}

/// All that goes with it.
fn whole(id: CollectionId) -> Vec<Rows> {
    let of = |table, condition| Rows { table, condition, values: vec![id.into()] };
    vec![
        of("collections", "id = $1"),
        of("collection_editors", "collection_id = $1"),
        of("collection_entries", sql::ENTRIES_TO_KEEP),
        of("follows", "kind = 'collection' AND object_id = $1"),
    ]
}

/// Brings a whole collection back and gives its address.
pub(crate) async fn bring_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<String> {
    taken::put_back(txn, kept).await?;
    let row = access::held(txn, cx, CollectionId(kept.object), Act::Own).await?;
    if !row.facts(cx, "").owner {
        tell_editors(txn, cx, &row, "brought-back").await?;
    }
    Ok(row.path())
}

async fn tell_editors(txn: &impl ConnectionTrait, cx: &Cx, row: &CollectionRow, act: &'static str) -> Result<()> {
    let entry = Entry { act, object: Some(SubjectKind::Collection.of(row.id)), detail: row.title.clone(), ..Entry::default() };
    let editors: Vec<Number> = all(txn, sql::EDITORS, vec![row.id.into()]).await?;
    for editor in editors.iter().filter(|editor| Some(MemberId(editor.n)) != cx.actor.id()) {
        audit::record_and_tell(txn, cx, Entry { member: Some(MemberId(editor.n)), ..entry.clone() }).await?;
    }
    Ok(())
}
