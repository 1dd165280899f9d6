use crate::{
    cx::Cx,
    db::{count, run},
    failure::Result,
    retention,
};

/// Forgets the addresses of those who did not come. Returns how many.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let gone = run(
        &txn,
        "UPDATE invitations SET email = '', nonce = '' WHERE email <> '' AND expires_at < $1",
        vec![(cx.now - retention::LINKS.ms()).into()],
    )
    .await?;
    txn.commit().await?;
    Ok(count(gone))
}
