use super::{
    Line,
    propose::mark_known,
    read_import::{Import, fetch},
};
use crate::{
    cx::Cx,
    db::{Txn, hold, run},
    failure::{Failure, Result},
    materials, policy,
};
use model::{ImportId, MemberId, Problem};

/// Makes a draft of each good line, the asker's own, all or none. Says how many; a second time there is nothing left to make.
pub async fn make_drafts(cx: &Cx, id: ImportId) -> Result<i32> {
    let me = policy::imports::may_import(&cx.actor)?;
    let txn = cx.begin().await?;
    hold(&txn, "imports WHERE id = $1", id.0).await?;
    let Import { mut lines, harvested, done, origin, .. } = fetch(&txn, me, id).await?;
    if done {
        return Err(Problem::Stale.into());
    }
    if harvested {
        policy::imports::may_harvest(&cx.actor)?;
    }
    mark_known(&txn, &mut lines).await?;
    let mut made = 0;
    for line in lines.iter_mut().filter(|line| line.is_good()) {
        made += i32::from(make(&txn, cx, me, line, &origin).await?);
    }
    let text = serde_json::to_string(&lines).map_err(Failure::bug)?;
    run(
        &txn,
        "UPDATE imports SET lines = $2, made = $3, done_at = $4, content = NULL WHERE id = $1",
        vec![id.0.into(), text.into(), made.into(), cx.now.into()],
    )
    .await?;
    txn.commit().await?;
    Ok(made)
}

/// Whether a draft was made: somebody else may take the same record at the same moment.
async fn make(txn: &Txn, cx: &Cx, me: MemberId, line: &mut Line, repository: &str) -> Result<bool> {
    let Ok(material) = materials::check_draft(line.draft.clone()) else { return Ok(false) };
    let id = materials::insert(txn, cx, me, &material, "").await?;
    if !line.identifier.is_empty() {
        let sql = "INSERT INTO material_origins (material_id, identifier, repository) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        if run(txn, sql, vec![id.0.into(), line.identifier.clone().into(), repository.into()]).await? == 0 {
            // Its rows go with it.
            run(txn, "DELETE FROM materials WHERE id = $1", vec![id.0.into()]).await?;
            line.known = true;
            return Ok(false);
        }
    }
    line.material = Some(id.0);
    Ok(true)
}
