//! Fetching a collection together with the right to use it.

use crate::{
    cx::Cx,
    db::{Txn, one, run},
    failure::{Failure, Result},
    limited::{self, Limited},
    policy::collections::{Act, Facts, may},
};
use model::{CollectionAccess, CollectionId, MemberId, Problem, limits};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A collection as the verbs need it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CollectionRow {
    pub id: i64,
    pub slug: String,
    pub key: String,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub access: String,
    pub created_by: i64,
    pub created_at: i64,
    pub changed_at: i64,
    pub entries: i32,
    pub copies: i32,
    pub copied_from: Option<i64>,
    pub is_editor: bool,
}

const ROW: &str = "SELECT c.id, c.slug, c.\"key\", c.title, c.summary, c.language, c.access, c.created_by, c.created_at, c.changed_at, c.entries, c.copies, \
    c.copied_from, EXISTS (SELECT 1 FROM collection_editors e WHERE e.collection_id = c.id AND e.member_id = $2) AS is_editor \
    FROM collections c WHERE c.id = $1";

impl CollectionRow {
    /// Unknown means a newer schema: the strictest rule is the safe one.
    pub fn access(&self) -> CollectionAccess {
        CollectionAccess::parse(&self.access).unwrap_or(CollectionAccess::Private)
    }

    /// `end` is the last part of the address the asker came by.
    pub fn facts(&self, cx: &Cx, end: &str) -> Facts {
        let owner = cx.actor.id().is_some_and(|id| id.0 == self.created_by) && self.is_editor;
        let has_link = !self.key.is_empty() && end.ends_with(&format!("-{}", self.key));
        Facts { access: self.access(), editor: self.is_editor, owner, has_link }
    }

    pub fn path(&self) -> String {
        super::collection_path(self.id, &self.slug, &self.access, &self.key)
    }
}

/// For reading; `end` is the last part of the address the asker came by.
pub async fn collection(conn: &impl ConnectionTrait, cx: &Cx, id: CollectionId, end: &str, act: Act) -> Result<CollectionRow> {
    let me = cx.actor.id().map_or(0, |id| id.0);
    let row: CollectionRow = one(conn, ROW, vec![id.0.into(), me.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    may(&cx.actor, act, row.facts(cx, end))?;
    Ok(row)
}

/// For changing: nobody else changes it before the transaction ends.
pub async fn held(txn: &Txn, cx: &Cx, id: CollectionId, act: Act) -> Result<CollectionRow> {
    cx.member()?;
    run(txn, "UPDATE collections SET id = id WHERE id = $1", vec![id.0.into()]).await?;
    collection(txn, cx, id, "", act).await
}

/// Says that it was changed, for lists.
pub async fn touch(txn: &impl ConnectionTrait, cx: &Cx, id: CollectionId) -> Result<()> {
    run(txn, "UPDATE collections SET changed_at = $2 WHERE id = $1", vec![id.0.into(), cx.now.into()]).await?;
    Ok(())
}

/// Nobody edits more collections than can be looked after, nor makes them faster than can be meant. Call it before anything is held.
pub async fn check_own(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId) -> Result<()> {
    limited::pace(txn, cx, "collections", member, limits::COLLECTIONS).await?;
    let sql = "SELECT COUNT(*) AS n FROM collection_editors WHERE member_id = $1";
    let count = limited::count(txn, Limited::Collections, member, sql, vec![member.0.into()]).await?;
    if count < super::OWN_MAX { Ok(()) } else { Err(Problem::field(model::Field::Title, model::Wrong::TooManyOf { most: 100 }).into()) }
}
