use crate::{cx::Cx, db::run, failure::Result};
use model::MaterialId;
use sea_orm::ConnectionTrait;

/// Closes all open reports that a resource is outdated: by an answer, or without words by a new version. Returns how many there were.
pub(crate) async fn close_outdated(txn: &impl ConnectionTrait, cx: &Cx, id: MaterialId, answer: &str) -> Result<u64> {
    let sql = "UPDATE outdated_reports SET closed_at = $2, answer = $3 WHERE material_id = $1 AND closed_at IS NULL";
    let closed = run(txn, sql, vec![id.0.into(), cx.now.into(), answer.into()]).await?;
    run(txn, "UPDATE materials SET outdated = 0 WHERE id = $1", vec![id.0.into()]).await?;
    Ok(closed)
}
