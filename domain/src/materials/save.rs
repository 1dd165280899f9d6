use super::{access, start::clean};
use crate::{
    cx::Cx,
    db::run,
    failure::{Failure, Result},
    policy::materials::Act,
    text,
};
use model::{MaterialDraft, MaterialId, Problem};

/// Saves a draft. `lock` is the one the form was opened with: whoever was slower than a co-author is told so and loses nothing.
/// Gives the next lock.
pub async fn save(cx: &Cx, id: MaterialId, draft: MaterialDraft, lock: i32) -> Result<i32> {
    let me = cx.member()?.id;
    let material = clean(draft).check()?;
    let fields = serde_json::to_string(&material).map_err(Failure::bug)?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Edit).await?;
    let sql = "UPDATE material_drafts SET fields = $2, lock = lock + 1, changed_at = $3, changed_by = $4 WHERE material_id = $1 AND lock = $5";
    if run(&txn, sql, vec![id.0.into(), fields.into(), cx.now.into(), me.0.into(), lock.into()]).await? == 0 {
        return Err(Problem::Stale.into());
    }
    if row.version == 0 {
        // Until there is a version, lists of one's own show the draft's.
        let sql = "UPDATE materials SET title = $2, slug = $3, language = $4, kind = $5, changed_at = $6 WHERE id = $1";
        let values = vec![
            id.0.into(),
            material.title.clone().into(),
            text::slug(&material.title).into(),
            material.language.clone().into(),
            material.kind.as_str().into(),
            cx.now.into(),
        ];
        run(&txn, sql, values).await?;
    }
    txn.commit().await?;
    Ok(lock + 1)
}
