//! What is given to other programs and taken from them: since when a resource is as it is, sets to harvest by, imports.

use crate::parts::{add_columns, belongs, big, big_or_zero, bytewise, count, drop_columns, drop_tables, id, key, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Goes up with everything that changes what harvesters are told, also where lists stay as they are.
        add_columns(manager, "materials", [big_or_zero("datestamp")]).await?;
        // The steps of the latest version; they stay when it is retired, so that its deletion reaches who harvests a set.
        let mut sets = table("material_sets", [big("material_id"), text("spec")]);
        let mut sets = key(&mut sets, &["material_id", "spec"]);
        manager.create_table(belongs(&mut sets, "material_sets", "material_id", "materials")).await?;
        // What was read from a table or another library, until its owner says what becomes of it.
        let imports = [id(), big("member_id"), text("kind"), text("origin"), text("lines"), count("made"), big("created_at"), big_or_zero("done_at")];
        manager.create_table(belongs(&mut table("imports", imports), "imports", "member_id", "members")).await?;
        // Where material was harvested, so that it is taken once.
        let mut origins = table("material_origins", [big("material_id"), bytewise(manager, "identifier"), text("repository")]);
        let mut origins = key(&mut origins, &["material_id"]);
        manager.create_table(belongs(&mut origins, "material_origins", "material_id", "materials")).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["material_origins", "imports", "material_sets"]).await?;
        run(manager, &["DROP INDEX materials_datestamp_idx"]).await?;
        drop_columns(manager, "materials", &["datestamp"]).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE INDEX materials_datestamp_idx ON materials (datestamp, id)",
    "CREATE INDEX material_sets_spec_idx ON material_sets (spec, material_id)",
    "CREATE INDEX imports_member_id_idx ON imports (member_id, id)",
    "CREATE UNIQUE INDEX material_origins_identifier_key ON material_origins (identifier)",
    "UPDATE materials SET datestamp = changed_at WHERE version > 0",
    "INSERT INTO material_sets (material_id, spec) SELECT material_id, value FROM material_facets WHERE facet = 'step'",
];
