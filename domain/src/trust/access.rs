//! Fetching material together with the right to say something about it.

use crate::{
    cx::Cx,
    db::Txn,
    failure::Result,
    materials::access::{self, MaterialRow},
    policy::{
        materials,
        trust::{Act, may},
    },
};
use model::{Field, MaterialId, Problem, Wrong};
use sea_orm::ConnectionTrait;

/// For reading.
pub async fn material(conn: &impl ConnectionTrait, cx: &Cx, id: MaterialId, act: Act) -> Result<MaterialRow> {
    let row = access::material(conn, cx, id, materials::Act::See).await?;
    may(&cx.actor, act, row.facts())?;
    Ok(row)
}

/// For changing: what is counted of it is changed by nobody else before the transaction ends.
pub async fn held(txn: &Txn, cx: &Cx, id: MaterialId, act: Act) -> Result<MaterialRow> {
    let row = access::held(txn, cx, id, materials::Act::See).await?;
    may(&cx.actor, act, row.facts())?;
    Ok(row)
}

/// That there is such a version. It need not be the latest: who used or read an earlier one says so of that one.
pub fn check_version(row: &MaterialRow, version: i32) -> Result<()> {
    if (1..=row.version).contains(&version) { Ok(()) } else { Err(Problem::field(Field::Version, Wrong::NoSuchChoice).into()) }
}
