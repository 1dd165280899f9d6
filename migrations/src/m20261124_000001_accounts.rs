//! Members, their sessions, and throttles.

use crate::parts::{belongs, big, count, drop_tables, flag, id, key, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let members = table(
            "members",
            [
                id(),
                text("handle"),
                text("name"),
                text("email"),
                text("password_hash"),
                text("role"),
                text("kind"),
                text("headline"),
                text("country"),
                text("language"),
                text("theme"),
                flag("mail_on_reply"),
                count("replies_count"),
                big("created_at"),
            ],
        );
        manager.create_table(members).await?;
        let mut sessions =
            table("sessions", [text("token_hash"), big("member_id"), text("user_agent"), big("created_at"), big("seen_at"), big("expires_at")]);
        let mut sessions = key(&mut sessions, &["token_hash"]);
        manager.create_table(belongs(&mut sessions, "sessions", "member_id", "members")).await?;
        let mut throttles = table("throttles", [text("key"), count("failures"), big("since")]);
        manager.create_table(key(&mut throttles, &["key"])).await?;
        run(
            manager,
            &[
                "CREATE UNIQUE INDEX members_email_key ON members (email)",
                "CREATE UNIQUE INDEX members_handle_key ON members (handle)",
                "CREATE INDEX sessions_member_id_idx ON sessions (member_id)",
                "CREATE INDEX sessions_expires_at_idx ON sessions (expires_at)",
                "CREATE INDEX throttles_since_idx ON throttles (since)",
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["throttles", "sessions", "members"]).await
    }
}
