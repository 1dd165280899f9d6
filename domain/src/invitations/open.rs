//! Coming in by an invitation.

use crate::{
    cx::Cx,
    db::{Number, one, run},
    failure::{Failure, Result},
    organisations, tokens,
};
use model::{MemberId, OrganisationId, Problem};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// How the database knows an invitation: by its hash alone. Empty for none.
pub(crate) fn hash(token: &str) -> String {
    if token.is_empty() { String::new() } else { tokens::hash(token) }
}

const OPEN: &str = "uses_left > 0 AND revoked_at IS NULL";

/// What an invitation says to who opens it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Opened {
    pub inviter: String,
    pub kind: String,
    pub note: String,
    pub board: Option<String>,
    pub organisation: Option<String>,
    pub email: String,
    pub expires_at: i64,
}

/// The invitation of a link. Looking at it uses nothing up.
pub async fn read_opened(cx: &Cx, token: &str) -> Result<Opened> {
    let sql = format!(
        "SELECT m.name AS inviter, i.kind, i.note, b.name AS board, o.name AS organisation, i.email, i.expires_at FROM invitations i \
         JOIN members m ON m.id = i.created_by LEFT JOIN boards b ON b.id = i.board_id LEFT JOIN organisations o ON o.id = i.organisation_id WHERE i.token_hash = $1 AND i.expires_at > $2 AND {OPEN}"
    );
    one(cx.reader(), &sql, vec![tokens::hash(token).into(), cx.now.into()]).await?.ok_or(Failure::Problem(Problem::LinkOver))
}

/// Whether somebody can still come in by it.
pub(crate) async fn is_open(conn: &impl ConnectionTrait, cx: &Cx, token_hash: &str) -> Result<bool> {
    let sql = format!("SELECT id AS n FROM invitations WHERE token_hash = $1 AND expires_at > $2 AND {OPEN}");
    let found: Option<Number> = one(conn, &sql, vec![token_hash.into(), cx.now.into()]).await?;
    Ok(found.is_some())
}

#[derive(FromQueryResult)]
struct Redeemed {
    id: i64,
    kind: String,
    created_by: i64,
    organisation_id: Option<i64>,
}

/// Uses an invitation up by one for a member who was just made, and makes them what it says. Nobody gets in when it is
/// used up meanwhile: the condition and the subtraction are one statement.
pub(crate) async fn redeem(txn: &impl ConnectionTrait, cx: &Cx, token_hash: &str, member: MemberId) -> Result<()> {
    let sql = format!(
        "UPDATE invitations SET uses_left = uses_left - 1 WHERE token_hash = $1 AND expires_at > $2 AND {OPEN} RETURNING id, kind, created_by, organisation_id"
    );
    let used: Option<Redeemed> = one(txn, &sql, vec![token_hash.into(), cx.now.into()]).await?;
    let used = used.ok_or(Failure::Problem(Problem::LinkOver))?;
    let sql = "INSERT INTO invitation_uses (invitation_id, member_id, used_at) VALUES ($1, $2, $3)";
    run(txn, sql, vec![used.id.into(), member.0.into(), cx.now.into()]).await?;
    run(txn, "UPDATE members SET kind = $2 WHERE id = $1", vec![member.0.into(), used.kind.into()]).await?;
    match used.organisation_id {
        Some(organisation) => organisations::bring(txn, cx, member, OrganisationId(organisation), MemberId(used.created_by)).await,
        None => Ok(()),
    }
}
