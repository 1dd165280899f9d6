use crate::{
    cx::Cx,
    db::{all, one},
    failure::{Failure, Result},
};
use model::Problem;
use sea_orm::FromQueryResult;

/// An account that is linked to the asker.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Identity {
    pub id: i64,
    pub provider: String,
    pub label: String,
    pub email: String,
    pub linked_at: i64,
    pub used_at: i64,
}

/// The asker's ways in.
pub struct Identities {
    /// Oldest first; a member has a handful.
    pub linked: Vec<Identity>,
    pub has_password: bool,
}

/// Names of the providers that the asker can prove with that it is them.
pub async fn linked_providers(cx: &Cx) -> Result<Vec<String>> {
    let me = cx.member()?.id;
    let sql = "SELECT DISTINCT provider FROM identities WHERE member_id = $1";
    let rows: Vec<Name> = all(cx.reader(), sql, vec![me.0.into()]).await?;
    Ok(rows.into_iter().map(|row| row.provider).collect())
}

#[derive(FromQueryResult)]
struct Name {
    provider: String,
}

#[derive(FromQueryResult)]
struct Password {
    password_hash: String,
}

/// Shown to who has just proved that it is them: what can be changed here opens the account.
pub async fn list_identities(cx: &Cx) -> Result<Identities> {
    let me = cx.confirmed()?.id;
    let sql = "SELECT id, provider, label, email, linked_at, used_at FROM identities WHERE member_id = $1 ORDER BY id LIMIT 100";
    let linked = all(cx.reader(), sql, vec![me.0.into()]).await?;
    let row: Option<Password> = one(cx.reader(), "SELECT password_hash FROM members WHERE id = $1", vec![me.0.into()]).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    Ok(Identities { linked, has_password: !row.password_hash.is_empty() })
}
