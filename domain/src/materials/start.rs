use super::resolve;
use crate::{
    cx::Cx,
    db::Txn,
    failure::{Failure, Result},
    limited, policy, text,
};
use model::{Material, MaterialDraft, MaterialId, MaterialState, MemberId, Problem, limits};
use sea_orm::{ActiveValue::Set, EntityTrait};
use tables::{material, material_author, material_draft};

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
    let row = material::ActiveModel {
        slug: Set(text::slug(&material.title)),
        state: Set(MaterialState::Draft),
        created_by: Set(me),
        created_at: Set(cx.now),
        title: Set(material.title.clone()),
        language: Set(material.language.clone()),
        kind: Set(material.kind.as_str().to_owned()),
        changed_at: Set(cx.now),
        remix: Set(remix.to_owned()),
        ..Default::default()
    };
    let id = material::Entity::insert(row).exec(txn).await?.last_insert_id;
    let fields = serde_json::to_string(material).map_err(Failure::bug)?;
    let draft = material_draft::ActiveModel { material_id: Set(id), fields: Set(fields), lock: Set(1), changed_at: Set(cx.now), changed_by: Set(me) };
    material_draft::Entity::insert(draft).exec_without_returning(txn).await?;
    let author = material_author::ActiveModel {
        material_id: Set(id),
        member_id: Set(me),
        position: Set(0),
        accepted_at: Set(Some(cx.now)),
        ..Default::default()
    };
    material_author::Entity::insert(author).exec_without_returning(txn).await?;
    Ok(id)
}
