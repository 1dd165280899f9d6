//! What is a member's own: downloads of it, accounts on their way out, the ledger of erasures, and when somebody was last here.

use crate::parts::{add_columns, belongs, big, big_or_zero, count, drop_columns, drop_tables, id, key, maybe_big, run, table, text};
use sea_orm_migration::{prelude::*, sea_orm::DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // No foreign key: a line outlives whatever becomes of the row. `joined_at` tells two members apart that had one number.
        let mut erasures = table("erasures", [big("member_id"), big("joined_at"), text("handle"), big("erased_at")]);
        manager.create_table(key(&mut erasures, &["member_id"])).await?;
        // `why` is `asked` or `inactive`.
        let mut leavings = table("leavings", [big("member_id"), text("why"), big("asked_at"), big("due_at")]);
        let mut leavings = key(&mut leavings, &["member_id"]);
        manager.create_table(belongs(&mut leavings, "leavings", "member_id", "members")).await?;
        // The address of the last mail, until it is sent.
        manager.create_table(table("farewells", [id(), text("email"), text("language"), big("created_at")])).await?;
        exports(manager).await?;
        add_columns(manager, "members", [big_or_zero("seen_at")]).await?;
        run(manager, INDEXES).await?;
        // Who was here when is not known of the time before, so nobody is counted as away because of it.
        let now = match manager.get_database_backend() {
            DatabaseBackend::Postgres => "CAST(EXTRACT(EPOCH FROM now()) * 1000 AS bigint)",
            _ => "CAST(unixepoch() * 1000 AS bigint)",
        };
        run(manager, &[&format!("UPDATE members SET seen_at = {now} WHERE erased_at IS NULL")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP INDEX threads_deleted_at_idx", "DROP INDEX replies_deleted_at_idx"]).await?;
        drop_columns(manager, "members", &["seen_at"]).await?;
        drop_tables(manager, &["exports", "farewells", "leavings", "erasures"]).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE INDEX leavings_due_at_idx ON leavings (due_at)",
    "CREATE INDEX exports_member_id_idx ON exports (member_id, asked_at)",
    "CREATE INDEX exports_waiting_idx ON exports (asked_at) WHERE made_at IS NULL",
    "CREATE INDEX replies_deleted_at_idx ON replies (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX threads_deleted_at_idx ON threads (deleted_at) WHERE deleted_at IS NOT NULL",
];

async fn exports(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // `place` is the name of its file. Who makes it holds it until `taken_until`.
    let columns = [
        id(),
        big("member_id"),
        text("place"),
        big("asked_at"),
        big_or_zero("taken_until"),
        count("tries"),
        maybe_big("made_at"),
        big_or_zero("expires_at"),
        big_or_zero("size"),
    ];
    manager.create_table(belongs(&mut table("exports", columns), "exports", "member_id", "members")).await
}
