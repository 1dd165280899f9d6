//! Teaching material: drafts, published versions, files, what it was made from, and what it is found by.

use crate::parts::{belongs, big, big_or_zero, bytewise, count, drop_tables, flag, id, key, maybe_big, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        materials(manager).await?;
        files(manager).await?;
        origins(manager).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["material_facets", "material_sources", "version_files", "draft_files", "files", "blobs"]).await?;
        drop_tables(manager, &["material_authors", "material_versions", "material_drafts", "materials"]).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE INDEX materials_listing_idx ON materials (state, published_at DESC, id DESC)",
    "CREATE INDEX material_authors_member_id_idx ON material_authors (member_id, material_id)",
    "CREATE UNIQUE INDEX material_versions_number_key ON material_versions (material_id, number)",
    "CREATE INDEX files_blob_idx ON files (blob)",
    "CREATE INDEX files_material_id_idx ON files (material_id)",
    "CREATE INDEX version_files_file_id_idx ON version_files (file_id)",
    "CREATE INDEX blobs_created_at_idx ON blobs (created_at)",
    "CREATE INDEX material_sources_source_id_idx ON material_sources (source_id)",
    "CREATE INDEX material_facets_listing_idx ON material_facets (facet, value, published_at DESC, material_id DESC)",
];

async fn materials(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let materials = [
        id(),
        text("slug"),
        // `draft`, `published` or `retired`; why, in the last case.
        text("state"),
        text("reason"),
        big("created_by"),
        big("created_at"),
        // What lists show of the published version; all empty or 0 before.
        count("version"),
        text("title"),
        text("summary"),
        text("language"),
        text("kind"),
        text("licence"),
        count("minutes"),
        text("cefr"),
        count("files"),
        big_or_zero("published_at"),
        big_or_zero("changed_at"),
        count("remixes"),
        count("downloads"),
        // `adaptation` or `translation` of others, or empty.
        text("remix"),
    ];
    manager.create_table(belongs(&mut table("materials", materials), "materials", "created_by", "members")).await?;
    // `lock` goes up with each save: whoever saves an older one is told.
    let mut drafts = table("material_drafts", [big("material_id"), text("fields"), count("lock"), big("changed_at"), big("changed_by")]);
    let mut drafts = key(&mut drafts, &["material_id"]);
    manager.create_table(belongs(&mut drafts, "material_drafts", "material_id", "materials")).await?;
    let versions = [
        id(),
        big("material_id"),
        count("number"),
        text("fields"),
        text("html"),
        count("renderer"),
        text("changelog"),
        text("licence"),
        big("published_at"),
        big("published_by"),
    ];
    manager.create_table(belongs(&mut table("material_versions", versions), "material_versions", "material_id", "materials")).await?;
    let mut authors = table("material_authors", [big("material_id"), big("member_id"), count("position"), maybe_big("accepted_at")]);
    let mut authors = key(&mut authors, &["material_id", "member_id"]);
    let mut authors = belongs(&mut authors, "material_authors", "material_id", "materials");
    manager.create_table(belongs(&mut authors, "material_authors", "member_id", "members")).await
}

async fn files(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Content, by its SHA-256. Rows without a file are collected.
    let scanned = text("scanned");
    let mut blobs = table("blobs", [text("hash"), big("size"), scanned, big("created_at")]);
    manager.create_table(key(&mut blobs, &["hash"])).await?;
    let files = [id(), big("material_id"), text("blob"), text("name"), text("mime"), big("size"), big("created_at"), maybe_big("created_by")];
    manager.create_table(belongs(&mut table("files", files), "files", "material_id", "materials")).await?;
    for (name, owner, owners) in [("draft_files", "material_id", "materials"), ("version_files", "version_id", "material_versions")] {
        let mut of = table(name, [big(owner), big("file_id"), count("position")]);
        let mut of = key(&mut of, &[owner, "file_id"]);
        let mut of = belongs(&mut of, name, owner, owners);
        manager.create_table(belongs(&mut of, name, "file_id", "files")).await?;
    }
    Ok(())
}

async fn origins(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sources = [big("material_id"), big("source_id"), count("source_version"), flag("translation")];
    let mut sources = table("material_sources", sources);
    let mut sources = key(&mut sources, &["material_id", "source_id"]);
    let mut sources = belongs(&mut sources, "material_sources", "material_id", "materials");
    manager.create_table(belongs(&mut sources, "material_sources", "source_id", "materials")).await?;
    let facets = [big("material_id"), text("facet"), bytewise(manager, "value"), big_or_zero("published_at")];
    let mut facets = table("material_facets", facets);
    let mut facets = key(&mut facets, &["material_id", "facet", "value"]);
    manager.create_table(belongs(&mut facets, "material_facets", "material_id", "materials")).await
}
