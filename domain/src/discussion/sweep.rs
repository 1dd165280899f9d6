use crate::{
    cx::Cx,
    db::{count, run},
    failure::Result,
    retention,
};

/// Forgets the keys by which a form that was sent twice is known. Returns how many.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let gone = run(&txn, "DELETE FROM submissions WHERE created_at < $1", vec![(cx.now - retention::COUNTS.ms()).into()]).await?;
    txn.commit().await?;
    Ok(count(gone))
}
