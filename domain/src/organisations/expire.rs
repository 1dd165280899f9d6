use super::affiliations;
use crate::{cx::Cx, db::all, failure::Result};
use model::MemberId;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    member_id: i64,
}

const BATCH: i32 = 200;

/// Makes claims of verifications that are over. Pages judge by the time themselves; this keeps the rows true. Returns how
/// many there were.
pub async fn expire(cx: &Cx) -> Result<usize> {
    let sql = "SELECT id, member_id FROM affiliations WHERE state = 'verified' AND expires_at <= $1 ORDER BY expires_at LIMIT $2";
    let over: Vec<Row> = all(cx.reader(), sql, vec![cx.now.into(), BATCH.into()]).await?;
    if over.is_empty() {
        return Ok(0);
    }
    let txn = cx.begin().await?;
    // Again inside: one of them may have been renewed meanwhile.
    let over: Vec<Row> = all(&txn, sql, vec![cx.now.into(), BATCH.into()]).await?;
    for row in &over {
        affiliations::unverify(&txn, row.id, MemberId(row.member_id), "claimed").await?;
    }
    txn.commit().await?;
    Ok(over.len())
}
