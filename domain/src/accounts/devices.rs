//! Browsers that a member has signed in with: they are not slowed down by strangers' guesses, and a new one is told by mail.

use super::news::NewDevice;
use crate::{
    cx::Cx,
    db::{Number, one, run},
    failure::Result,
    outbox::announce,
    tokens,
};
use model::MemberId;
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Row {
    token_hash: String,
}

/// The hash of this browser's token, if the member with this address has signed in with it before.
pub(super) async fn knows(cx: &Cx, email: &str) -> Result<Option<String>> {
    let hash = cx.device.as_deref().map(tokens::hash).unwrap_or_default();
    let sql = "SELECT d.token_hash FROM devices d JOIN members m ON m.id = d.member_id WHERE d.token_hash = $1 AND m.email = $2";
    let row: Option<Row> = one(cx.reader(), sql, vec![hash.into(), email.into()]).await?;
    Ok(row.map(|row| row.token_hash))
}

/// Notes that the member signs in with this browser. Returns the token for its cookie. A browser that is not the member's
/// first is told by mail.
pub(super) async fn note(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, user_agent: &str) -> Result<String> {
    let token = match cx.device.as_deref() {
        Some(token) => token.to_owned(),
        None => tokens::random()?,
    };
    let hash = tokens::hash(&token);
    let seen = "UPDATE devices SET seen_at = $3 WHERE token_hash = $1 AND member_id = $2";
    if run(txn, seen, vec![hash.clone().into(), member.0.into(), cx.now.into()]).await? > 0 {
        return Ok(token);
    }
    let others = one::<Number>(txn, "SELECT id AS n FROM devices WHERE member_id = $1 LIMIT 1", vec![member.0.into()]).await?;
    let sql =
        "INSERT INTO devices (token_hash, member_id, user_agent, address, created_at, seen_at) VALUES ($1, $2, $3, $4, $5, $5) RETURNING id AS n";
    let values = vec![hash.into(), member.0.into(), user_agent.into(), cx.address.to_string().into(), cx.now.into()];
    let device = one::<Number>(txn, sql, values).await?.map_or(0, |row| row.n);
    if others.is_some() {
        announce(txn, cx, NewDevice { device }).await?;
    }
    Ok(token)
}
