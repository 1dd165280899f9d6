use super::sql;
use crate::{
    db::{Txn, run},
    failure::Result,
};
use sea_orm::Value;

/// Rows of one table, written many at a time.
pub struct Rows {
    table: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<Value>>,
}

/// SQLite takes 32,766 values in a statement, PostgreSQL 65,535.
const VALUES: usize = 6_000;

impl Rows {
    pub fn new(table: &'static str, columns: &'static [&'static str]) -> Self {
        Self { table, columns, rows: Vec::new() }
    }

    /// One value a column.
    pub fn push(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }

    pub async fn write(self, txn: &Txn) -> Result<()> {
        let width = self.columns.len();
        let mut rows = self.rows.into_iter().peekable();
        while rows.peek().is_some() {
            let part: Vec<Vec<Value>> = rows.by_ref().take(VALUES / width).collect();
            run(txn, &sql::insert(self.table, self.columns, part.len()), part.into_iter().flatten().collect()).await?;
        }
        Ok(())
    }
}
