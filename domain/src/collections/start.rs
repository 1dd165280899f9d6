use super::access;
use crate::{cx::Cx, db::Txn, failure::Result, policy, text, tokens};
use model::{CollectionAccess, CollectionDraft, CollectionId, MemberId};
use sea_orm::{ActiveValue::Set, EntityTrait};
use tables::{collection, collection_editor};

/// Begins a collection; the asker owns and edits it.
pub async fn start(cx: &Cx, draft: CollectionDraft) -> Result<CollectionId> {
    let me = policy::writer(&cx.actor)?.id;
    let (draft, access) = clean(draft).check()?;
    let txn = cx.begin().await?;
    access::check_own(&txn, cx, me).await?;
    let id = insert(&txn, cx, me, &draft, access, None).await?;
    txn.commit().await?;
    Ok(id)
}

/// Takes control characters and the like out of what was typed.
pub(super) fn clean(draft: CollectionDraft) -> CollectionDraft {
    CollectionDraft { title: text::clean_line(&draft.title), summary: text::clean_text(&draft.summary), ..draft }
}

pub(super) async fn insert(
    txn: &Txn,
    cx: &Cx,
    me: MemberId,
    draft: &CollectionDraft,
    access: CollectionAccess,
    from: Option<CollectionId>,
) -> Result<CollectionId> {
    // Letters and digits only: it stands in an address behind a hyphen.
    let key: String = tokens::random()?.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    let new = collection::ActiveModel {
        slug: Set(text::slug(&draft.title)),
        key: Set(key),
        title: Set(draft.title.clone()),
        summary: Set(draft.summary.clone()),
        language: Set(draft.language.clone()),
        access: Set(access),
        created_by: Set(me),
        created_at: Set(cx.now),
        changed_at: Set(cx.now),
        copied_from: Set(from),
        ..Default::default()
    };
    let id = collection::Entity::insert(new).exec(txn).await?.last_insert_id;
    let editor = collection_editor::ActiveModel { collection_id: Set(id), member_id: Set(me), added_at: Set(cx.now) };
    collection_editor::Entity::insert(editor).exec_without_returning(txn).await?;
    Ok(id)
}
