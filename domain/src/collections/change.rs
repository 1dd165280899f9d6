use super::{access, start::clean};
use crate::{
    audit,
    cx::Cx,
    db::run,
    failure::Result,
    moderation::reports::{self, ReportOf},
    policy::collections::Act,
    text,
};
use model::{CollectionDraft, CollectionId, MemberId, staff::check_reason};

/// Changes what it is called and who reads it. Gives its address.
pub async fn change(cx: &Cx, id: CollectionId, draft: CollectionDraft) -> Result<String> {
    let (draft, access) = clean(draft).check()?;
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Change).await?;
    let sql = "UPDATE collections SET title = $2, slug = $3, summary = $4, language = $5, access = $6, changed_at = $7 WHERE id = $1";
    let values = vec![
        id.0.into(),
        draft.title.clone().into(),
        text::slug(&draft.title).into(),
        draft.summary.into(),
        draft.language.into(),
        access.as_str().into(),
        cx.now.into(),
    ];
    run(&txn, sql, values).await?;
    let path = access::collection(&txn, cx, id, "", Act::Change).await?.path();
    txn.commit().await?;
    Ok(path)
}

/// Takes a collection away, for good; staff for the context's reason. The resources in it stay what they are.
pub async fn remove(cx: &Cx, id: CollectionId) -> Result<()> {
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Own).await?;
    if !row.is_editor {
        check_reason(&cx.reason)?;
    }
    run(&txn, "DELETE FROM follows WHERE kind = 'collection' AND object_id = $1", vec![id.0.into()]).await?;
    run(&txn, "DELETE FROM collections WHERE id = $1", vec![id.0.into()]).await?;
    reports::settle(&txn, cx, ReportOf::Collection(id), "hidden", &cx.reason).await?;
    if !row.is_editor {
        let member = Some(MemberId(row.created_by));
        let entry =
            audit::Entry { act: "collection-removed", member, object: format!("collection:{id}"), detail: row.title, ..audit::Entry::default() };
        audit::record(&txn, cx, entry).await?;
    }
    Ok(txn.commit().await?)
}
