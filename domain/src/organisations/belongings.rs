//! Where members belong, as their pages and lists show it.

use crate::{
    cx::Cx,
    db::{all, places},
    failure::Result,
};
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
    let sql = "SELECT o.id, o.slug, o.name, o.town, o.country, a.state = 'verified' AND a.expires_at > $2 AS verified \
               FROM affiliations a JOIN organisations o ON o.id = a.organisation_id WHERE a.member_id = $1 AND a.state <> 'withdrawn' AND o.state = 'listed' \
               ORDER BY verified DESC, a.id";
    all(cx.reader(), sql, vec![member.0.into(), cx.now.into()]).await
}

#[derive(FromQueryResult)]
struct Named {
    member_id: i64,
    name: String,
}

/// The name of one organisation of each of these members, a verified one where there is one.
pub async fn names_of(cx: &Cx, members: &[i64]) -> Result<HashMap<i64, String>> {
    let sql = format!(
        "SELECT a.member_id, o.name FROM affiliations a JOIN organisations o ON o.id = a.organisation_id WHERE a.member_id IN ({}) \
         AND a.state <> 'withdrawn' AND o.state = 'listed' ORDER BY CASE WHEN a.state = 'verified' AND a.expires_at > $1 THEN 1 ELSE 0 END, a.id DESC",
        places(2, members.len())
    );
    let values = std::iter::once(cx.now).chain(members.iter().copied()).map(Into::into).collect();
    // Later rows win: the verified ones come last.
    let rows: Vec<Named> = all(cx.reader(), &sql, values).await?;
    Ok(rows.into_iter().map(|row| (row.member_id, row.name)).collect())
}
