//! The schema's history. Every step goes up and down on SQLite and PostgreSQL.

use sea_orm_migration::prelude::*;

mod m20261124_000001_accounts;
mod m20261124_000002_discussion;
mod m20261124_000003_outbox;
mod m20261125_000001_identity;
mod m20261125_000002_identities;
mod m20261125_000003_notices;
mod m20261125_000004_people;
mod m20261125_000005_staff;
mod m20261125_000006_mailed_invitations;
mod m20261126_000001_materials;
mod m20261126_000002_search;
mod m20261127_000001_uploads;
mod m20261127_000002_trust;
mod m20261127_000003_collections;
mod m20261127_000004_giving;
mod m20261127_000005_form;
mod m20261127_000006_shelf;
mod m20261127_000007_class_photos;
mod m20261127_000008_search_tables;
mod m20261130_000001_pulse;
mod m20261130_000002_own_data;
mod m20261130_000003_removed_materials;
mod m20261201_000001_subjects;
mod m20261201_000002_groups;
mod m20261201_000004_planned_news;
mod m20261201_000005_takings;
mod m20261201_000006_charsets;
mod m20261202_000001_asked_resets;
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

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_accounts::Migration),
            Box::new(m20261124_000002_discussion::Migration),
            Box::new(m20261124_000003_outbox::Migration),
            Box::new(m20261125_000001_identity::Migration),
            Box::new(m20261125_000002_identities::Migration),
            Box::new(m20261125_000003_notices::Migration),
            Box::new(m20261125_000004_people::Migration),
            Box::new(m20261125_000005_staff::Migration),
            Box::new(m20261125_000006_mailed_invitations::Migration),
            Box::new(m20261126_000001_materials::Migration),
            Box::new(m20261126_000002_search::Migration),
            Box::new(m20261127_000001_uploads::Migration),
            Box::new(m20261127_000002_trust::Migration),
            Box::new(m20261127_000003_collections::Migration),
            Box::new(m20261127_000004_giving::Migration),
            Box::new(m20261127_000005_form::Migration),
            Box::new(m20261127_000006_shelf::Migration),
            Box::new(m20261127_000007_class_photos::Migration),
            Box::new(m20261127_000008_search_tables::Migration),
            Box::new(m20261130_000001_pulse::Migration),
            Box::new(m20261130_000002_own_data::Migration),
            Box::new(m20261130_000003_removed_materials::Migration),
            Box::new(m20261201_000001_subjects::Migration),
            Box::new(m20261201_000002_groups::Migration),
            Box::new(m20261201_000004_planned_news::Migration),
            Box::new(m20261201_000005_takings::Migration),
            Box::new(m20261201_000006_charsets::Migration),
            Box::new(m20261202_000001_asked_resets::Migration),
        ]
    }
}
