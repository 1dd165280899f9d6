//! Fetching material together with the right to use it.

use super::sql;
use crate::{
    cx::Cx,
    db::{Txn, one},
    failure::{Failure, Result},
    policy::materials::{Act, Facts, may},
};
use model::{MaterialId, MaterialState, MemberId, Problem};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};
use tables::material::{Column, Entity};

/// Material as the verbs need it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MaterialRow {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub state: String,
    /// Staff took it out of the lists.
    pub removed: bool,
    pub reason: String,
    pub created_by: i64,
    pub version: i32,
    pub licence: String,
    pub remix: String,
    pub published_at: i64,
    pub changed_at: i64,
    pub is_author: bool,
    /// Of something else, and something else of it.
    pub is_made: bool,
    pub is_source: bool,
}

impl MaterialRow {
    pub fn state(&self) -> MaterialState {
        MaterialState::parse(&self.state).unwrap_or(MaterialState::Draft)
    }

    pub fn facts(&self) -> Facts {
        Facts { state: self.state(), author: self.is_author, removed: self.removed }
    }
}

/// For reading.
pub async fn material(conn: &impl ConnectionTrait, cx: &Cx, id: MaterialId, act: Act) -> Result<MaterialRow> {
    let me = cx.actor.id().unwrap_or(MemberId(0));
    let row: MaterialRow = one(conn, sql::ROW, vec![id.into(), me.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    may(&cx.actor, act, row.facts())?;
    Ok(row)
}

/// For changing: nobody else changes it before the transaction ends.
pub async fn held(txn: &Txn, cx: &Cx, id: MaterialId, act: Act) -> Result<MaterialRow> {
    cx.member()?;
    hold(txn, id).await?;
    material(txn, cx, id, act).await
}

/// Makes all others who want to change it wait until the transaction ends.
pub(super) async fn hold(txn: &Txn, id: MaterialId) -> Result<()> {
    Entity::update_many().col_expr(Column::Id, Column::Id.into_expr()).filter(Column::Id.eq(id)).exec(txn).await?;
    Ok(())
}
