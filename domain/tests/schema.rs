//! The entities of `tables` say what the migrated schema is, on SQLite and PostgreSQL.

use crate::support::{
    Forum, on_each_database,
    schema::{Family, Shape, key, references, shapes, tables as migrated},
};
use sea_orm::{ColumnTrait, ColumnType, EntityTrait, Iden, IdenStatic, Iterable, PrimaryKeyToColumn, RelationTrait, sea_query::TableRef};
use std::collections::{BTreeMap, BTreeSet};

/// Tables without an entity, and why. SQLite's full-text tables `search_threads`, `search_replies`, `search_materials` and
/// `search_names`, with the shadows they are kept in, are no part of what [`migrated`] lists: FTS5 has no typed columns.
const NO_ENTITY: &[(&str, &str)] = &[("seaql_migrations", "SeaORM's own list of the steps that were taken")];

/// Columns without a field, and why.
const NO_FIELD: &[(&str, &str)] =
    &[("search_entries.words", "PostgreSQL's `tsvector`, which only the SQL of the search writes and asks; SQLite has FTS5 in its place")];

/// What an entity says of its table.
struct Said {
    table: String,
    columns: BTreeMap<String, Shape>,
    key: BTreeSet<String>,
    references: BTreeSet<(String, String)>,
}

macro_rules! entities {
    ($($name:ident)+) => { vec![$(said(tables::$name::Entity)),+] };
}

fn entities() -> Vec<Said> {
    tables::tables!(entities)
}

on_each_database! {
    async fn every_table_has_one_entity(forum: Forum) {
        let named: Vec<String> = entities().into_iter().map(|said| said.table).collect();
        let known: BTreeSet<String> = named.iter().cloned().collect();
        assert_eq!(known.len(), named.len(), "two entities have one table");
        let left_out: BTreeSet<String> = NO_ENTITY.iter().map(|(table, _)| (*table).to_owned()).collect();
        let there: BTreeSet<String> = migrated(&forum).await.into_iter().collect();
        let missing: Vec<_> = there.difference(&known).filter(|table| !left_out.contains(*table)).collect();
        assert!(missing.is_empty(), "write an entity for {missing:?} and name it in domain/tables/src/lib.rs");
        assert_eq!(known.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "entities without a table");
    }

    async fn every_column_has_a_field_of_its_kind(forum: Forum) {
        for said in entities() {
            let mut there = shapes(&forum, &said.table).await;
            there.retain(|column, _| !NO_FIELD.iter().any(|(name, _)| *name == format!("{}.{column}", said.table)));
            let here = |shape: Shape| Shape { family: shape.family.on(forum.kind), ..shape };
            let columns: BTreeMap<String, Shape> = said.columns.into_iter().map(|(name, shape)| (name, here(shape))).collect();
            assert_eq!(columns, there, "`{}`: the entity on the left, the migrated table on the right", said.table);
        }
    }

    async fn every_key_and_reference_is_in_the_entity(forum: Forum) {
        for said in entities() {
            assert_eq!(said.key, key(&forum, &said.table).await, "the primary key of `{}`", said.table);
            assert_eq!(said.references, references(&forum, &said.table).await, "what `{}` belongs to", said.table);
        }
    }
}

fn said<E: EntityTrait>(entity: E) -> Said {
    let shape = |column: &E::Column| {
        let def = column.def();
        Shape { family: family(def.get_column_type()), nullable: def.is_null() }
    };
    // A relation that is no owner of the other side's rows belongs to them.
    let belongs_to = E::Relation::iter().map(|relation| relation.def()).filter(|relation| !relation.is_owner);
    let reference = |column: String, target: TableRef| (column, name_of(&target));
    Said {
        table: entity.table_name().to_owned(),
        columns: E::Column::iter().map(|column| (column.as_str().to_owned(), shape(&column))).collect(),
        key: E::PrimaryKey::iter().map(|part| part.into_column().as_str().to_owned()).collect(),
        references: belongs_to.map(|relation| reference(relation.from_col.to_string(), relation.to_tbl)).collect(),
    }
}

fn name_of(table: &TableRef) -> String {
    match table {
        TableRef::Table(name, _) => name.1.to_string(),
        _ => panic!("a relation to something that is no table"),
    }
}

fn family(kind: &ColumnType) -> Family {
    match kind {
        ColumnType::Integer => Family::Integer,
        ColumnType::BigInteger => Family::Bigint,
        ColumnType::String(_) | ColumnType::Text => Family::Text,
        ColumnType::Boolean => Family::Bool,
        ColumnType::Blob | ColumnType::VarBinary(_) => Family::Blob,
        other => Family::Other(format!("{other:?}")),
    }
}
