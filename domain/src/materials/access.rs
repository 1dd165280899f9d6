//! Fetching material together with the right to use it.

use crate::{
    cx::Cx,
    db::{Txn, one},
    failure::{Failure, Result},
    policy::authors::asker_is_author,
    policy::materials::{Act, Facts, may},
};
use model::{MaterialId, MaterialState, MemberId, Problem};
use sea_orm::{ConnectionTrait, FromQueryResult};

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

const ROW: &str = concat!(
    "SELECT m.id, m.slug, m.title, m.state, m.removed, m.reason, m.created_by, m.version, m.licence, m.remix, m.published_at, m.changed_at, ",
    asker_is_author!(),
    " AS is_author, EXISTS (SELECT 1 FROM material_sources s WHERE s.material_id = m.id) AS is_made, \
     EXISTS (SELECT 1 FROM material_sources s WHERE s.source_id = m.id) AS is_source FROM materials m WHERE m.id = $1"
);

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
    let me = cx.actor.id().map_or(0, |MemberId(id)| id);
    let row: MaterialRow = one(conn, ROW, vec![id.0.into(), me.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    may(&cx.actor, act, row.facts())?;
    Ok(row)
}

/// For changing: nobody else changes it before the transaction ends.
pub async fn held(txn: &Txn, cx: &Cx, id: MaterialId, act: Act) -> Result<MaterialRow> {
    cx.member()?;
    crate::db::run(txn, "UPDATE materials SET id = id WHERE id = $1", vec![id.0.into()]).await?;
    material(txn, cx, id, act).await
}
