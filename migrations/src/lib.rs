//! The schema's history. Every step goes up and down on SQLite and PostgreSQL.

use sea_orm_migration::prelude::*;

mod parts;

pub use sea_orm_migration::MigratorTrait;

pub struct Migrator;

/// Steps that go through rows that are there; all others make tables, columns and indexes, which takes no time worth telling.
pub fn goes_through_rows(step: &str) -> bool {
    ROWS.contains(&step)
}

const ROWS: &[&str] = &[
    "m20261125_000003_notices",
    "m20261127_000004_giving",
    "m20261127_000006_shelf",
    "m20261127_000008_search_tables",
    "m20261130_000002_own_data",
    "m20261201_000001_subjects",
    "m20261201_000004_planned_news",
    "m20261202_000001_asked_resets",
];

macro_rules! steps {
    ($($name:ident)+) => {
        $(mod $name;)+

        #[async_trait::async_trait]
        impl MigratorTrait for Migrator {
            fn migrations() -> Vec<Box<dyn MigrationTrait>> {
                vec![$(Box::new($name::Migration)),+]
            }
        }
    };
}

steps! {
    m20261124_000001_accounts
    m20261124_000002_discussion
    m20261124_000003_outbox
    m20261125_000001_identity
    m20261125_000002_identities
    m20261125_000003_notices
    m20261125_000004_people
    m20261125_000005_staff
    m20261125_000006_mailed_invitations
    m20261126_000001_materials
    m20261126_000002_search
    m20261127_000001_uploads
    m20261127_000002_trust
    m20261127_000003_collections
    m20261127_000004_giving
    m20261127_000005_form
    m20261127_000006_shelf
    m20261127_000007_class_photos
    m20261127_000008_search_tables
    m20261130_000001_pulse
    m20261130_000002_own_data
    m20261130_000003_removed_materials
    m20261201_000001_subjects
    m20261201_000002_groups
    m20261201_000004_planned_news
    m20261201_000005_takings
    m20261201_000006_charsets
    m20261202_000001_asked_resets
    m20261202_000002_site_pages
}
