use crate::{
    cx::Cx,
    db::{count, run},
    failure::Result,
    retention,
};

/// Forgets addresses to which a last mail could not be sent for so long that it never will be. Returns how many.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let gone = run(&txn, "DELETE FROM farewells WHERE created_at < $1", vec![(cx.now - retention::LINKS.ms()).into()]).await?;
    txn.commit().await?;
    Ok(count(gone))
}
