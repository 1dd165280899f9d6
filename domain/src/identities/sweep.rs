use crate::{
    cx::Cx,
    db::{count, run},
    failure::Result,
};

/// Forgets attempts to sign in with a provider that were not finished in time. Returns how many.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let gone = run(&txn, "DELETE FROM oidc_attempts WHERE expires_at < $1", vec![cx.now.into()]).await?;
    txn.commit().await?;
    Ok(count(gone))
}
