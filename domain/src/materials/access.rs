//! Fetching material together with the right to use it.

use crate::{
    cx::Cx,
    db::one,
    failure::{Failure, Result},
    policy::materials::{Act, Facts, may},
};
use model::{MaterialId, MaterialState, MemberId, Problem};
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult};

/// Material as the verbs need it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MaterialRow {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub state: String,
    pub reason: String,
    pub created_by: i64,
    pub version: i32,
    pub licence: String,
    pub remix: String,
    pub published_at: i64,
    pub changed_at: i64,
    pub is_author: bool,
}

const ROW: &str = "SELECT m.id, m.slug, m.title, m.state, m.reason, m.created_by, m.version, m.licence, m.remix, m.published_at, m.changed_at, \
    EXISTS (SELECT 1 FROM material_authors a WHERE a.material_id = m.id AND a.member_id = $2 AND a.accepted_at IS NOT NULL) AS is_author \
    FROM materials m WHERE m.id = $1";

impl MaterialRow {
    pub fn state(&self) -> MaterialState {
        MaterialState::parse(&self.state).unwrap_or(MaterialState::Draft)
    }

    pub fn facts(&self) -> Facts {
        Facts { state: self.state(), author: self.is_author }
    }
}

/// For reading.
pub async fn material(conn: &impl ConnectionTrait, cx: &Cx, id: MaterialId, act: Act) -> Result<MaterialRow> {
    let me = cx.actor.id().map_or(0, |MemberId(id)| id);
    let row: MaterialRow = one(conn, ROW, vec![id.0.into(), me.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    may(&cx.actor, act, row.facts())?;
    Ok(row)
}

/// For changing: nobody else changes it before the transaction ends.
pub async fn held(txn: &DatabaseTransaction, cx: &Cx, id: MaterialId, act: Act) -> Result<MaterialRow> {
    cx.member()?;
    crate::db::run(txn, "UPDATE materials SET id = id WHERE id = $1", vec![id.0.into()]).await?;
    material(txn, cx, id, act).await
}
