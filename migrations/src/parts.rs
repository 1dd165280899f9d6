//! Column shapes the tables share, and running a step's statements.

use sea_orm_migration::prelude::*;

/// `bigint` with `NOT NULL`: ids and milliseconds since the epoch.
pub fn big(name: &'static str) -> ColumnDef {
    ColumnDef::new(Alias::new(name)).big_integer().not_null().take()
}

pub fn maybe_big(name: &'static str) -> ColumnDef {
    ColumnDef::new(Alias::new(name)).big_integer().take()
}

/// The same for columns that come later: rows that are there get 0.
pub fn big_or_zero(name: &'static str) -> ColumnDef {
    ColumnDef::new(Alias::new(name)).big_integer().not_null().default(0).take()
}

/// `integer` with `NOT NULL DEFAULT 0`: counters.
pub fn count(name: &'static str) -> ColumnDef {
    ColumnDef::new(Alias::new(name)).integer().not_null().default(0).take()
}

pub fn maybe_int(name: &'static str) -> ColumnDef {
    ColumnDef::new(Alias::new(name)).integer().take()
}

pub fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(Alias::new(name)).text().not_null().default("").take()
}

pub fn maybe_text(name: &'static str) -> ColumnDef {
    ColumnDef::new(Alias::new(name)).text().take()
}

pub fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(Alias::new(name)).boolean().not_null().default(false).take()
}

/// The auto-incrementing key of a table.
pub fn id() -> ColumnDef {
    ColumnDef::new(Alias::new("id")).big_integer().not_null().auto_increment().primary_key().take()
}

/// Text that sorts by its bytes on both databases (SQLite does so by itself).
pub fn bytewise(manager: &SchemaManager<'_>, name: &'static str) -> ColumnDef {
    let mut column = text(name);
    if manager.get_database_backend() == sea_orm::DatabaseBackend::Postgres {
        column.extra("COLLATE \"C\"");
    }
    column
}

pub fn table(name: &'static str, columns: impl IntoIterator<Item = ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(Alias::new(name));
    for mut column in columns {
        table.col(&mut column);
    }
    table
}

/// A composite primary key.
pub fn key(table: &mut TableCreateStatement, columns: &[&'static str]) -> TableCreateStatement {
    let mut index = Index::create();
    for column in columns {
        index.col(Alias::new(*column));
    }
    table.primary_key(&mut index).take()
}

/// A reference to another table's `id`, named `<table>_<column>_fkey`; rows go with the row they refer to.
pub fn belongs(table: &mut TableCreateStatement, name: &str, column: &'static str, to: &'static str) -> TableCreateStatement {
    let mut reference = ForeignKey::create();
    reference
        .name(format!("{name}_{column}_fkey"))
        .from(Alias::new(name.to_owned()), Alias::new(column))
        .to(Alias::new(to), Alias::new("id"))
        .on_delete(ForeignKeyAction::Cascade);
    table.foreign_key(&mut reference).take()
}

/// Adds columns one by one: SQLite takes no more at a time.
pub async fn add_columns(manager: &SchemaManager<'_>, table: &'static str, columns: impl IntoIterator<Item = ColumnDef>) -> Result<(), DbErr> {
    // In a list: an array of definitions would make the future as large as they are.
    let columns: Vec<ColumnDef> = columns.into_iter().collect();
    for mut column in columns {
        manager.alter_table(Table::alter().table(Alias::new(table)).add_column(&mut column).to_owned()).await?;
    }
    Ok(())
}

pub async fn drop_columns(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    for column in columns {
        manager.alter_table(Table::alter().table(Alias::new(table)).drop_column(Alias::new(*column)).to_owned()).await?;
    }
    Ok(())
}

/// Runs plain statements that both databases understand, in order.
pub async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

pub async fn drop_tables(manager: &SchemaManager<'_>, names: &[&'static str]) -> Result<(), DbErr> {
    for name in names {
        manager.drop_table(Table::drop().table(Alias::new(*name)).if_exists().to_owned()).await?;
    }
    Ok(())
}
