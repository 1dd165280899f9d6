//! Profiles with a visibility for each part, the directory's index, organisations and who belongs to them.

use crate::parts::{add_columns, belongs, big, big_or_zero, bytewise, count, drop_columns, drop_tables, flag, id, key, maybe_big, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Ranks of `model::Visibility`: what everybody could read so far stays public, the rest is for members.
const PUBLIC: i32 = 3;
const MEMBERS: i32 = 2;
const SEEN: [(&str, i32); 14] = [
    ("see_photo", PUBLIC),
    ("see_headline", PUBLIC),
    ("see_pronouns", MEMBERS),
    ("see_bio", MEMBERS),
    ("see_country", PUBLIC),
    ("see_town", MEMBERS),
    ("see_timezone", MEMBERS),
    ("see_organisation", MEMBERS),
    ("see_languages", MEMBERS),
    ("see_subjects", MEMBERS),
    ("see_steps", MEMBERS),
    ("see_offers", MEMBERS),
    ("see_seeks", MEMBERS),
    ("see_links", MEMBERS),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let told = [text("photo"), bytewise(manager, "sort_name"), text("pronouns"), text("town"), text("timezone")];
        add_columns(manager, "members", told).await?;
        add_columns(manager, "members", [big_or_zero("verified_until"), big_or_zero("coordinator_until"), rank("listed", MEMBERS)]).await?;
        add_columns(manager, "members", SEEN.iter().map(|(name, open)| rank(name, *open))).await?;
        profiles(manager).await?;
        organisations(manager).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP INDEX replies_author_answers_idx", "DROP INDEX members_unsorted_idx"]).await?;
        drop_tables(manager, &["affiliations", "organisation_words", "organisation_domains", "organisations"]).await?;
        drop_tables(manager, &["member_facets", "member_links", "profiles"]).await?;
        drop_columns(manager, "members", &SEEN.map(|(name, _)| name)).await?;
        let told = ["photo", "sort_name", "pronouns", "town", "timezone", "verified_until", "coordinator_until", "listed"];
        drop_columns(manager, "members", &told).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE INDEX members_unsorted_idx ON members (id) WHERE sort_name = ''",
    "CREATE INDEX profiles_renderer_idx ON profiles (renderer, member_id)",
    "CREATE INDEX member_facets_listing_idx ON member_facets (facet, value, sort_name, member_id, listed, level)",
    "CREATE UNIQUE INDEX organisations_slug_key ON organisations (slug)",
    "CREATE INDEX organisations_listing_idx ON organisations (state, sort_name, id)",
    "CREATE INDEX organisation_domains_organisation_id_idx ON organisation_domains (organisation_id)",
    "CREATE INDEX organisation_words_organisation_id_idx ON organisation_words (organisation_id)",
    "CREATE UNIQUE INDEX affiliations_member_id_organisation_id_key ON affiliations (member_id, organisation_id)",
    "CREATE INDEX affiliations_organisation_id_idx ON affiliations (organisation_id, state, id)",
    "CREATE INDEX affiliations_expires_at_idx ON affiliations (expires_at) WHERE state = 'verified'",
    "CREATE INDEX replies_author_answers_idx ON replies (author_id, id DESC) WHERE answer_at IS NOT NULL",
];

fn rank(name: &'static str, open: i32) -> ColumnDef {
    ColumnDef::new(Alias::new(name)).integer().not_null().default(open).take()
}

async fn profiles(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut profiles = table("profiles", [big("member_id"), text("bio"), text("bio_html"), count("renderer")]);
    let mut profiles = key(&mut profiles, &["member_id"]);
    manager.create_table(belongs(&mut profiles, "profiles", "member_id", "members")).await?;
    let mut links = table("member_links", [big("member_id"), count("position"), text("url")]);
    let mut links = key(&mut links, &["member_id", "position"]);
    manager.create_table(belongs(&mut links, "member_links", "member_id", "members")).await?;
    let facets = [
        big("member_id"),
        text("facet"),
        bytewise(manager, "value"),
        count("level"),
        // Up to whom the directory may find the member by this.
        count("listed"),
        bytewise(manager, "sort_name"),
    ];
    let mut facets = table("member_facets", facets);
    let mut facets = key(&mut facets, &["member_id", "facet", "value"]);
    manager.create_table(belongs(&mut facets, "member_facets", "member_id", "members")).await
}

async fn organisations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let organisations = [
        id(),
        text("slug"),
        text("name"),
        bytewise(manager, "sort_name"),
        text("kind"),
        text("country"),
        text("town"),
        text("website"),
        text("oid"),
        // `waiting`, `listed` or `rejected`, and why.
        text("state"),
        text("reason"),
        maybe_big("created_by"),
        big("created_at"),
        maybe_big("judged_by"),
        maybe_big("judged_at"),
    ];
    manager.create_table(table("organisations", organisations)).await?;
    let mut domains = table("organisation_domains", [text("domain"), big("organisation_id")]);
    let mut domains = key(&mut domains, &["domain", "organisation_id"]);
    manager.create_table(belongs(&mut domains, "organisation_domains", "organisation_id", "organisations")).await?;
    let mut words = table("organisation_words", [bytewise(manager, "word"), big("organisation_id")]);
    let mut words = key(&mut words, &["word", "organisation_id"]);
    manager.create_table(belongs(&mut words, "organisation_words", "organisation_id", "organisations")).await?;
    affiliations(manager).await
}

async fn affiliations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let affiliations = [
        id(),
        big("member_id"),
        big("organisation_id"),
        // `claimed` or `verified`; how: `domain` or `word`.
        text("state"),
        text("how"),
        flag("coordinates"),
        text("reason"),
        maybe_big("verified_by"),
        maybe_big("verified_at"),
        big_or_zero("expires_at"),
        big("created_at"),
    ];
    let mut affiliations = table("affiliations", affiliations);
    let mut affiliations = belongs(&mut affiliations, "affiliations", "member_id", "members");
    manager.create_table(belongs(&mut affiliations, "affiliations", "organisation_id", "organisations")).await
}
