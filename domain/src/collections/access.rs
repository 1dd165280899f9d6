//! Fetching a collection together with the right to use it.

use super::sql;
use crate::{
    cx::Cx,
    db::{Txn, one},
    failure::{Failure, Result},
    limited::{self, Limited},
    policy::collections::{Act, Facts, may},
};
use model::{CollectionAccess, CollectionId, MemberId, Problem, limits};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use tables::{collection, collection_editor};

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
    let me = cx.actor.id().unwrap_or(MemberId(0));
    let row: CollectionRow = one(conn, sql::ROW, vec![id.into(), me.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    may(&cx.actor, act, row.facts(cx, end))?;
    Ok(row)
}

/// For changing: nobody else changes it before the transaction ends.
pub async fn held(txn: &Txn, cx: &Cx, id: CollectionId, act: Act) -> Result<CollectionRow> {
    cx.member()?;
    let same = collection::Entity::update_many().col_expr(collection::Column::Id, Expr::col(collection::Column::Id));
    same.filter(collection::Column::Id.eq(id)).exec(txn).await?;
    collection(txn, cx, id, "", act).await
}

/// Says that it was changed, for lists.
pub async fn touch(txn: &impl ConnectionTrait, cx: &Cx, id: CollectionId) -> Result<()> {
    let changed = collection::ActiveModel { changed_at: Set(cx.now), ..Default::default() };
    collection::Entity::update_many().set(changed).filter(collection::Column::Id.eq(id)).exec(txn).await?;
    Ok(())
}

/// The same, with so many entries more or less.
pub async fn resize(txn: &impl ConnectionTrait, cx: &Cx, id: CollectionId, by: i32) -> Result<()> {
    let changed = collection::ActiveModel { changed_at: Set(cx.now), ..Default::default() };
    let sized = Expr::col(collection::Column::Entries).add(by);
    let sized = collection::Entity::update_many().col_expr(collection::Column::Entries, sized).set(changed);
    sized.filter(collection::Column::Id.eq(id)).exec(txn).await?;
    Ok(())
}

/// Nobody edits more collections than can be looked after, nor makes them faster than can be meant. Call it before anything is held.
pub async fn check_own(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId) -> Result<()> {
    limited::pace(txn, cx, "collections", member, limits::COLLECTIONS).await?;
    limited::hold(txn, Limited::Collections, member).await?;
    let count = collection_editor::Entity::find().filter(collection_editor::Column::MemberId.eq(member)).count(txn).await?;
    if count < super::OWN_MAX { Ok(()) } else { Err(Problem::field(model::Field::Title, model::Wrong::TooManyOf { most: 100 }).into()) }
}
