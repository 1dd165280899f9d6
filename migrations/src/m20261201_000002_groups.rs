//! Groups, and who sees a board: everybody, members, a group, or staff.

use crate::parts::{add_columns, belongs, big, count, drop_columns, drop_tables, flag, id, key, maybe_big, run, table, text};
use sea_orm_migration::{prelude::*, sea_orm::DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        groups(manager).await?;
        belongings(manager).await?;
        // No foreign key on `group_id`: SQLite could not drop the column again. Groups are closed, never deleted.
        add_columns(manager, "boards", [text("audience"), maybe_big("group_id"), flag("news")]).await?;
        run(manager, UP).await?;
        drop_columns(manager, "boards", &["access"]).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The schema before knows nobody stricter than all members: what was said within a group is for staff only, then.
        let now = match manager.get_database_backend() {
            DatabaseBackend::Postgres => "CAST(EXTRACT(EPOCH FROM now()) * 1000 AS bigint)",
            _ => "CAST(unixepoch() * 1000 AS bigint)",
        };
        let hide = format!(
            "UPDATE threads SET deleted_at = {now} WHERE deleted_at IS NULL AND board_id IN (SELECT id FROM boards WHERE audience NOT IN ('public', 'members'))"
        );
        let close = format!(
            "UPDATE boards SET archived_at = COALESCE(archived_at, {now}), threads_count = 0, replies_count = 0, last_thread_id = NULL \
             WHERE audience NOT IN ('public', 'members')"
        );
        run(manager, &["DROP INDEX boards_group_id_idx", &hide, &close]).await?;
        add_columns(manager, "boards", [text("access")]).await?;
        run(manager, DOWN).await?;
        drop_columns(manager, "boards", &["audience", "group_id", "news"]).await?;
        drop_tables(manager, &["group_requests", "group_members", "groups"]).await
    }
}

const UP: &[&str] =
    &["UPDATE boards SET audience = CASE access WHEN 'open' THEN 'public' WHEN 'news' THEN 'public' ELSE 'members' END, news = (access = 'news')"];

const DOWN: &[&str] = &["UPDATE boards SET access = CASE WHEN audience <> 'public' THEN 'members' WHEN news THEN 'news' ELSE 'open' END"];

const INDEXES: &[&str] = &[
    "CREATE INDEX boards_group_id_idx ON boards (group_id, id) WHERE group_id IS NOT NULL",
    "CREATE INDEX groups_organisation_id_idx ON groups (organisation_id, id) WHERE organisation_id IS NOT NULL",
    "CREATE INDEX groups_created_by_idx ON groups (created_by, created_at)",
    "CREATE INDEX group_members_member_id_idx ON group_members (member_id, group_id)",
    "CREATE INDEX group_members_since_idx ON group_members (group_id, since, member_id)",
    "CREATE INDEX group_requests_member_id_idx ON group_requests (member_id, group_id)",
    "CREATE INDEX group_requests_created_at_idx ON group_requests (group_id, created_at, member_id)",
];

async fn groups(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // `joining` is `open`, `request` or `invitation`.
    let columns = [
        id(),
        text("name"),
        text("slug"),
        text("description"),
        text("language"),
        maybe_big("organisation_id"),
        text("joining"),
        flag("hidden"),
        count("members_count"),
        big("created_by"),
        big("created_at"),
        maybe_big("closed_at"),
    ];
    let mut groups = belongs(&mut table("groups", columns), "groups", "created_by", "members");
    manager.create_table(belongs(&mut groups, "groups", "organisation_id", "organisations")).await
}

async fn belongings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // `role` is `keeper` or `member`.
    let mut members = table("group_members", [big("group_id"), big("member_id"), text("role"), big("since")]);
    let mut members = key(&mut members, &["group_id", "member_id"]);
    let mut members = belongs(&mut members, "group_members", "group_id", "groups");
    manager.create_table(belongs(&mut members, "group_members", "member_id", "members")).await?;
    // One with `invited_by` waits for the member's answer, others for a keeper's.
    let columns = [big("group_id"), big("member_id"), maybe_big("invited_by"), text("note"), big("created_at")];
    let mut requests = key(&mut table("group_requests", columns), &["group_id", "member_id"]);
    let mut requests = belongs(&mut requests, "group_requests", "group_id", "groups");
    manager.create_table(belongs(&mut requests, "group_requests", "member_id", "members")).await
}
