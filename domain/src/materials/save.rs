use super::{access, start::clean};
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    policy::materials::Act,
    text,
};
use model::{MaterialDraft, MaterialId, MemberId, Problem};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, UpdateMany, sea_query::ExprTrait};
use tables::{material, material_draft};

/// Saves a draft. `lock` is the one the form was opened with: whoever was slower than a co-author is told so and loses nothing.
/// Gives the next lock.
pub async fn save(cx: &Cx, id: MaterialId, draft: MaterialDraft, lock: i32) -> Result<i32> {
    let me = cx.member()?.id;
    let material = clean(draft).check()?;
    let fields = serde_json::to_string(&material).map_err(Failure::bug)?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Edit).await?;
    if write(cx, me, id, fields).filter(material_draft::Column::Lock.eq(lock)).exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::Stale.into());
    }
    if row.version == 0 {
        // Until there is a version, lists of one's own show the draft's.
        let shown = material::ActiveModel {
            slug: Set(text::slug(&material.title)),
            kind: Set(material.kind.as_str().to_owned()),
            title: Set(material.title),
            language: Set(material.language),
            changed_at: Set(cx.now),
            ..Default::default()
        };
        material::Entity::update_many().set(shown).filter(material::Column::Id.eq(id)).exec(&txn).await?;
    }
    txn.commit().await?;
    Ok(lock + 1)
}

/// What a draft says from now on, as a change that is still to be made.
pub(super) fn write(cx: &Cx, me: MemberId, id: MaterialId, fields: String) -> UpdateMany<material_draft::Entity> {
    let said = material_draft::ActiveModel { fields: Set(fields), changed_at: Set(cx.now), changed_by: Set(me), ..Default::default() };
    let lock = material_draft::Column::Lock;
    let draft = material_draft::Entity::update_many().set(said).col_expr(lock, lock.into_expr().add(1));
    draft.filter(material_draft::Column::MaterialId.eq(id))
}
