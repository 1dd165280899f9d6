use super::access;
use crate::{
    cx::Cx,
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    policy, text, tokens,
};
use model::{CollectionAccess, CollectionDraft, CollectionId, MemberId};

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
    let sql = "INSERT INTO collections (slug, \"key\", title, summary, language, access, created_by, created_at, changed_at, copied_from) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) RETURNING id AS n";
    // Letters and digits only: it stands in an address behind a hyphen.
    let key: String = tokens::random()?.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    let values = vec![
        text::slug(&draft.title).into(),
        key.into(),
        draft.title.clone().into(),
        draft.summary.clone().into(),
        draft.language.clone().into(),
        access.as_str().into(),
        me.0.into(),
        cx.now.into(),
        from.map(|id| id.0).into(),
    ];
    let id = one::<Number>(txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n;
    let sql = "INSERT INTO collection_editors (collection_id, member_id, added_at) VALUES ($1, $2, $3)";
    run(txn, sql, vec![id.into(), me.0.into(), cx.now.into()]).await?;
    Ok(CollectionId(id))
}
