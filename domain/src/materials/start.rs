use super::resolve;
use crate::{
    cx::Cx,
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    limited, policy, text,
};
use model::{Material, MaterialDraft, MaterialId, MemberId, Problem, limits};

/// Begins a draft; the asker is its author.
pub async fn start(cx: &Cx, draft: MaterialDraft) -> Result<MaterialId> {
    policy::materials::may_start(&cx.actor)?;
    let me = cx.member()?.id;
    let material = clean(draft).check()?;
    let txn = cx.begin().await?;
    limited::pace(&txn, cx, "resources", me, limits::RESOURCES).await?;
    let id = insert(&txn, cx, me, &material, "").await?;
    txn.commit().await?;
    Ok(id)
}

/// The draft with its checks done, for those who make many.
pub(crate) fn check_draft(draft: MaterialDraft) -> Result<Material, Problem> {
    clean(draft).check()
}

/// Takes control characters and the like out of what was typed.
pub(super) fn clean(draft: MaterialDraft) -> MaterialDraft {
    let notes = |text: &str| text::clean_text(text);
    MaterialDraft {
        title: text::clean_line(&draft.title),
        summary: text::clean_line(&draft.summary),
        description: notes(&draft.description),
        tags: text::clean_line(&draft.tags),
        outcomes: draft.outcomes.into_iter().map(resolve).collect(),
        prerequisites: notes(&draft.prerequisites),
        equipment: notes(&draft.equipment),
        safety: notes(&draft.safety),
        sources: notes(&draft.sources),
        changes: notes(&draft.changes),
        ..draft
    }
}

/// The rows of a new draft; `remix` says what it is made as.
pub(crate) async fn insert(txn: &Txn, cx: &Cx, me: MemberId, material: &Material, remix: &str) -> Result<MaterialId> {
    let sql = "INSERT INTO materials (slug, state, created_by, created_at, title, language, kind, changed_at, remix) \
               VALUES ($1, 'draft', $2, $3, $4, $5, $6, $3, $7) RETURNING id AS n";
    let values = vec![
        text::slug(&material.title).into(),
        me.0.into(),
        cx.now.into(),
        material.title.clone().into(),
        material.language.clone().into(),
        material.kind.as_str().into(),
        remix.into(),
    ];
    let id = one::<Number>(txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n;
    let fields = serde_json::to_string(material).map_err(Failure::bug)?;
    let sql = "INSERT INTO material_drafts (material_id, fields, lock, changed_at, changed_by) VALUES ($1, $2, 1, $3, $4)";
    run(txn, sql, vec![id.into(), fields.into(), cx.now.into(), me.0.into()]).await?;
    let sql = "INSERT INTO material_authors (material_id, member_id, position, accepted_at) VALUES ($1, $2, 0, $3)";
    run(txn, sql, vec![id.into(), me.0.into(), cx.now.into()]).await?;
    Ok(MaterialId(id))
}
