use super::{affiliations, sql};
use crate::{cx::Cx, db::all, failure::Result};
use model::{AffiliationId, MemberId};
use sea_orm::FromQueryResult;
use tables::affiliation;

#[derive(FromQueryResult)]
struct Row {
    id: AffiliationId,
    member_id: MemberId,
}

const BATCH: i32 = 200;

/// Makes claims of verifications that are over. Pages judge by the time themselves; this keeps the rows true. Returns how
/// many there were.
pub async fn expire(cx: &Cx) -> Result<usize> {
    let over: Vec<Row> = all(cx.reader(), sql::OVER, vec![cx.now.into(), BATCH.into()]).await?;
    if over.is_empty() {
        return Ok(0);
    }
    let txn = cx.begin().await?;
    // Again inside: one of them may have been renewed meanwhile.
    let over: Vec<Row> = all(&txn, sql::OVER, vec![cx.now.into(), BATCH.into()]).await?;
    for row in &over {
        affiliations::unverify(&txn, row.id, row.member_id, affiliation::CLAIMED).await?;
    }
    txn.commit().await?;
    Ok(over.len())
}
