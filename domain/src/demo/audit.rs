//! Compares every stored count with a recount.

use super::sql;
use crate::{cx::World, db::all, failure::Result};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Wrong {
    id: i64,
    stored: i64,
    counted: i64,
}

/// Differences as lines for people; none means that every count is right.
pub async fn audit(world: &World) -> Result<Vec<String>> {
    let mut differences = Vec::new();
    for (name, table, column, counted) in sql::counts() {
        let wrong: Vec<Wrong> = all(world.db.reader(), &sql::differing(table, column, &counted), Vec::new()).await?;
        differences.extend(wrong.into_iter().map(|row| format!("{name} of {}: stored {}, counted {}", row.id, row.stored, row.counted)));
    }
    Ok(differences)
}
