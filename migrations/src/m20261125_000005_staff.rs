//! What staff works with: reports, reasons, invitations, settings of the site, jobs.

use crate::parts::{add_columns, belongs, big, count, drop_columns, drop_tables, id, key, maybe_big, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, "replies", [text("removed_reason")]).await?;
        add_columns(manager, "boards", [maybe_big("archived_at")]).await?;
        add_columns(
            manager,
            "joinings",
            [maybe_big("awaiting_at"), maybe_big("rejected_at"), text("rejected_reason"), text("provider"), text("label")],
        )
        .await?;
        reports(manager).await?;
        invitations(manager).await?;
        let mut settings = table("site_settings", [text("key"), text("value"), big("changed_at"), maybe_big("changed_by")]);
        manager.create_table(key(&mut settings, &["key"])).await?;
        let mut jobs = table("jobs", [text("name"), big("began_at"), maybe_big("ended_at"), count("done"), text("fault")]);
        manager.create_table(key(&mut jobs, &["name"])).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP INDEX outbox_parked_idx", "DROP INDEX joinings_awaiting_idx"]).await?;
        drop_tables(manager, &["jobs", "site_settings", "invitation_uses", "invitations", "reports"]).await?;
        drop_columns(manager, "joinings", &["awaiting_at", "rejected_at", "rejected_reason", "provider", "label"]).await?;
        drop_columns(manager, "boards", &["archived_at"]).await?;
        drop_columns(manager, "replies", &["removed_reason"]).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE UNIQUE INDEX reports_open_key ON reports (object_kind, object_id, reporter_id) WHERE closed_at IS NULL",
    "CREATE INDEX reports_closed_idx ON reports (closed_at DESC, id DESC) WHERE closed_at IS NOT NULL",
    "CREATE INDEX reports_object_idx ON reports (object_kind, object_id, id)",
    "CREATE INDEX reports_reporter_id_idx ON reports (reporter_id)",
    "CREATE INDEX reports_member_id_idx ON reports (member_id)",
    "CREATE UNIQUE INDEX invitations_token_hash_key ON invitations (token_hash)",
    "CREATE INDEX invitations_created_by_idx ON invitations (created_by, id DESC)",
    "CREATE INDEX invitation_uses_member_id_idx ON invitation_uses (member_id)",
    "CREATE INDEX outbox_parked_idx ON outbox (id) WHERE parked_at IS NOT NULL AND delivered_at IS NULL",
    "CREATE INDEX joinings_awaiting_idx ON joinings (id) WHERE awaiting_at IS NOT NULL AND rejected_at IS NULL",
];

async fn reports(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut reports = table(
        "reports",
        [
            id(),
            big("reporter_id"),
            text("object_kind"),
            big("object_id"),
            big("member_id"),
            text("kind"),
            text("note"),
            big("created_at"),
            maybe_big("closed_at"),
            maybe_big("closed_by"),
            text("outcome"),
            text("outcome_reason"),
        ],
    );
    let mut reports = belongs(&mut reports, "reports", "reporter_id", "members");
    manager.create_table(belongs(&mut reports, "reports", "member_id", "members")).await
}

async fn invitations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut invitations = table(
        "invitations",
        [
            id(),
            text("token_hash"),
            big("created_by"),
            text("kind"),
            maybe_big("organisation_id"),
            maybe_big("board_id"),
            text("note"),
            count("uses"),
            count("uses_left"),
            big("created_at"),
            big("expires_at"),
            maybe_big("revoked_at"),
        ],
    );
    manager.create_table(belongs(&mut invitations, "invitations", "created_by", "members")).await?;
    let mut uses = table("invitation_uses", [big("invitation_id"), big("member_id"), big("used_at")]);
    let mut uses = key(&mut uses, &["invitation_id", "member_id"]);
    let mut uses = belongs(&mut uses, "invitation_uses", "invitation_id", "invitations");
    manager.create_table(belongs(&mut uses, "invitation_uses", "member_id", "members")).await
}
