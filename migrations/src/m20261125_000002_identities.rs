//! Signing in with accounts of other providers: who is who there, and attempts that are under way.

use crate::parts::{belongs, big, drop_tables, id, key, maybe_big, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut identities = table(
            "identities",
            [
                id(),
                big("member_id"),
                text("issuer"),
                text("subject"),
                text("provider"),
                text("label"),
                text("email"),
                big("linked_at"),
                big("used_at"),
            ],
        );
        manager.create_table(belongs(&mut identities, "identities", "member_id", "members")).await?;
        // Gone within minutes, so without foreign keys.
        let mut attempts = table(
            "oidc_attempts",
            [
                text("state_hash"),
                text("browser_hash"),
                text("provider"),
                text("purpose"),
                maybe_big("member_id"),
                text("session_hash"),
                maybe_big("joining_id"),
                text("next"),
                text("sealed"),
                text("address"),
                big("expires_at"),
            ],
        );
        manager.create_table(key(&mut attempts, &["state_hash"])).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["oidc_attempts", "identities"]).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE UNIQUE INDEX identities_issuer_key ON identities (issuer, subject)",
    "CREATE INDEX identities_member_id_idx ON identities (member_id)",
    "CREATE INDEX oidc_attempts_address_idx ON oidc_attempts (address)",
    "CREATE INDEX oidc_attempts_expires_at_idx ON oidc_attempts (expires_at)",
];
