use super::Purpose;
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    tokens,
};
use model::{JoiningId, MemberId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::oidc_attempt;

/// An attempt that has come back, and is used up by that.
#[derive(Clone, Debug, Default)]
pub struct Attempt {
    pub purpose: Purpose,
    pub next: String,
    pub nonce: String,
    pub verifier: String,
    pub(super) member: Option<MemberId>,
    pub(super) session_hash: String,
    pub(super) joining: Option<JoiningId>,
    /// The hash of the invitation they came with, or empty.
    pub(super) invitation: String,
}

/// Takes the attempt of this `state`: none if it is too old, was taken before, or belongs to another provider or browser. One
/// statement does it all, so of two that come with the same state one gets it.
pub async fn take_attempt(cx: &Cx, provider: &str, state: &str, browser: &str) -> Result<Option<Attempt>> {
    let hash = tokens::hash(state);
    let this = oidc_attempt::Entity::delete_many()
        .filter(oidc_attempt::Column::StateHash.eq(hash.as_str()))
        .filter(oidc_attempt::Column::Provider.eq(provider))
        .filter(oidc_attempt::Column::BrowserHash.eq(tokens::hash(browser)))
        .filter(oidc_attempt::Column::ExpiresAt.gt(cx.now));
    let txn = cx.begin().await?;
    let found = this.exec_with_returning(&txn).await?.into_iter().next();
    txn.commit().await?;
    found.map(|row| opened(cx, &hash, row)).transpose()
}

fn opened(cx: &Cx, hash: &str, row: oidc_attempt::Model) -> Result<Attempt> {
    let plain = String::from_utf8(cx.world.keys.unseal("attempt", hash, &row.sealed)?).map_err(Failure::bug)?;
    let (verifier, nonce) = plain.split_once(' ').ok_or_else(|| Failure::bug("an attempt is sealed without its nonce"))?;
    Ok(Attempt {
        purpose: Purpose::parse(&row.purpose).unwrap_or_default(),
        next: row.next,
        nonce: nonce.to_owned(),
        verifier: verifier.to_owned(),
        member: row.member_id,
        session_hash: row.session_hash,
        joining: row.joining_id,
        invitation: row.invitation,
    })
}
