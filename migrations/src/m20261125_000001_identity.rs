//! Accounts that cannot be stolen: confirmed addresses, links in mails, second factors, known devices, suspension, the audit log.

use crate::parts::{add_columns, belongs, big, big_or_zero, count, drop_columns, drop_tables, flag, id, key, maybe_big, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let members = [maybe_big("suspended_at"), maybe_big("suspended_until"), text("suspended_reason"), maybe_big("erased_at")];
        add_columns(manager, "members", members).await?;
        let sessions = [big_or_zero("authenticated_at"), flag("second_factor"), text("address")];
        add_columns(manager, "sessions", sessions).await?;
        links(manager).await?;
        factors(manager).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["audit", "devices", "half_sign_ins", "recovery_codes", "second_factors", "mail_links", "joinings"]).await?;
        drop_columns(manager, "sessions", &["authenticated_at", "second_factor", "address"]).await?;
        drop_columns(manager, "members", &["suspended_at", "suspended_until", "suspended_reason", "erased_at"]).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE UNIQUE INDEX joinings_token_hash_key ON joinings (token_hash)",
    "CREATE INDEX joinings_email_idx ON joinings (email)",
    "CREATE INDEX joinings_created_at_idx ON joinings (created_at)",
    "CREATE UNIQUE INDEX mail_links_token_hash_key ON mail_links (token_hash)",
    "CREATE INDEX mail_links_member_id_idx ON mail_links (member_id)",
    "CREATE INDEX mail_links_created_at_idx ON mail_links (created_at)",
    "CREATE INDEX recovery_codes_member_id_idx ON recovery_codes (member_id)",
    "CREATE INDEX half_sign_ins_expires_at_idx ON half_sign_ins (expires_at)",
    "CREATE UNIQUE INDEX devices_token_hash_member_id_key ON devices (token_hash, member_id)",
    "CREATE INDEX devices_member_id_idx ON devices (member_id)",
    "CREATE INDEX audit_member_idx ON audit (member_id, id DESC)",
    "CREATE INDEX audit_actor_idx ON audit (actor_id, id DESC)",
    "CREATE INDEX audit_act_idx ON audit (act, id DESC)",
    "CREATE INDEX audit_recorded_at_idx ON audit (recorded_at)",
];

async fn links(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let joinings = [
        id(),
        text("email"),
        text("name"),
        text("password_hash"),
        text("language"),
        text("issuer"),
        text("subject"),
        text("invitation"),
        text("nonce"),
        text("token_hash"),
        big("created_at"),
        big("expires_at"),
    ];
    manager.create_table(table("joinings", joinings)).await?;
    let mut links = table(
        "mail_links",
        [
            id(),
            text("token_hash"),
            big("member_id"),
            text("purpose"),
            text("email"),
            text("old_email"),
            text("nonce"),
            big("created_at"),
            big("expires_at"),
            maybe_big("used_at"),
        ],
    );
    manager.create_table(belongs(&mut links, "mail_links", "member_id", "members")).await
}

async fn factors(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut factors = table("second_factors", [big("member_id"), text("secret"), maybe_big("confirmed_at"), big_or_zero("last_step")]);
    let mut factors = key(&mut factors, &["member_id"]);
    manager.create_table(belongs(&mut factors, "second_factors", "member_id", "members")).await?;
    let mut codes = table("recovery_codes", [text("code_hash"), big("member_id"), maybe_big("used_at")]);
    let mut codes = key(&mut codes, &["code_hash"]);
    manager.create_table(belongs(&mut codes, "recovery_codes", "member_id", "members")).await?;
    let mut halves = table("half_sign_ins", [text("token_hash"), big("member_id"), text("next"), count("failures"), big("expires_at")]);
    let mut halves = key(&mut halves, &["token_hash"]);
    manager.create_table(belongs(&mut halves, "half_sign_ins", "member_id", "members")).await?;
    let mut devices =
        table("devices", [id(), text("token_hash"), big("member_id"), text("user_agent"), text("address"), big("created_at"), big("seen_at")]);
    manager.create_table(belongs(&mut devices, "devices", "member_id", "members")).await?;
    // No foreign keys: a line stays when an account goes.
    let audit = [
        id(),
        big("recorded_at"),
        maybe_big("actor_id"),
        maybe_big("member_id"),
        text("act"),
        text("object"),
        text("reason"),
        text("detail"),
        text("address"),
    ];
    manager.create_table(table("audit", audit)).await
}
