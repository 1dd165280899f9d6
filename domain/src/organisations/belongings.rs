//! Where members belong, as their pages and lists show it.

use super::sql;
use crate::{cx::Cx, db::all, failure::Result};
use model::MemberId;
use sea_orm::FromQueryResult;
use std::collections::HashMap;

/// A member's organisation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Belonging {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub town: String,
    pub country: String,
    pub verified: bool,
}

/// The listed organisations of a member, the verified ones first. Whether the asker may know is decided by the caller.
pub async fn belongings(cx: &Cx, member: MemberId) -> Result<Vec<Belonging>> {
    all(cx.reader(), sql::BELONGINGS, vec![member.into(), cx.now.into()]).await
}

#[derive(FromQueryResult)]
struct Named {
    member_id: i64,
    name: String,
}

/// The name of one organisation of each of these members, a verified one where there is one.
pub async fn names_of(cx: &Cx, members: &[i64]) -> Result<HashMap<i64, String>> {
    let values = std::iter::once(cx.now).chain(members.iter().copied()).map(Into::into).collect();
    // Later rows win: the verified ones come last.
    let rows: Vec<Named> = all(cx.reader(), &sql::names_of(members.len()), values).await?;
    Ok(rows.into_iter().map(|row| (row.member_id, row.name)).collect())
}
