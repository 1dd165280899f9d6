use super::Purpose;
use crate::{
    cx::Cx,
    db::one,
    failure::{Failure, Result},
    tokens,
};
use model::MemberId;
use sea_orm::FromQueryResult;

/// An attempt that has come back, and is used up by that.
#[derive(Clone, Debug, Default)]
pub struct Attempt {
    pub purpose: Purpose,
    pub next: String,
    pub nonce: String,
    pub verifier: String,
    pub(super) member: Option<MemberId>,
    pub(super) session_hash: String,
    pub(super) joining: Option<i64>,
    /// The hash of the invitation they came with, or empty.
    pub(super) invitation: String,
}

#[derive(FromQueryResult)]
struct Row {
    purpose: String,
    member_id: Option<i64>,
    session_hash: String,
    joining_id: Option<i64>,
    next: String,
    sealed: String,
    invitation: String,
}

/// Takes the attempt of this `state`: none if it is too old, was taken before, or belongs to another provider or browser. One
/// statement does it all, so of two that come with the same state one gets it.
pub async fn take_attempt(cx: &Cx, provider: &str, state: &str, browser: &str) -> Result<Option<Attempt>> {
    let hash = tokens::hash(state);
    let sql = "DELETE FROM oidc_attempts WHERE state_hash = $1 AND provider = $2 AND browser_hash = $3 AND expires_at > $4 \
               RETURNING purpose, member_id, session_hash, joining_id, next, sealed, invitation";
    let txn = cx.begin().await?;
    let values = vec![hash.clone().into(), provider.into(), tokens::hash(browser).into(), cx.now.into()];
    let found: Option<Row> = one(&txn, sql, values).await?;
    txn.commit().await?;
    found.map(|row| opened(cx, &hash, row)).transpose()
}

fn opened(cx: &Cx, hash: &str, row: Row) -> Result<Attempt> {
    let plain = String::from_utf8(cx.world.keys.unseal("attempt", hash, &row.sealed)?).map_err(Failure::bug)?;
    let (verifier, nonce) = plain.split_once(' ').ok_or_else(|| Failure::bug("an attempt is sealed without its nonce"))?;
    Ok(Attempt {
        purpose: Purpose::parse(&row.purpose).unwrap_or_default(),
        next: row.next,
        nonce: nonce.to_owned(),
        verifier: verifier.to_owned(),
        member: row.member_id.map(MemberId),
        session_hash: row.session_hash,
        joining: row.joining_id,
        invitation: row.invitation,
    })
}
