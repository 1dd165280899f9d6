//! Invitations that go out by mail, and invitations that somebody brings along to a provider.

use crate::parts::{add_columns, drop_columns, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Whom it was sent to, what its token is made of, and the language it was written in; empty for links that somebody hands on.
        add_columns(manager, "invitations", [text("email"), text("nonce"), text("language")]).await?;
        add_columns(manager, "oidc_attempts", [text("invitation")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, "oidc_attempts", &["invitation"]).await?;
        drop_columns(manager, "invitations", &["email", "nonce", "language"]).await
    }
}
