//! A key for planned news, by which they are moved and cancelled.

use crate::parts::{add_columns, drop_columns, maybe_text, run};
use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, "outbox", [maybe_text("key")]).await?;
        for (name, about) in PLANNED {
            run(manager, &[&give_keys(manager.get_database_backend(), name, about)]).await?;
        }
        // What this job did, the features now do under names of their own.
        run(manager, &["DELETE FROM jobs WHERE name = 'sweep'", "CREATE UNIQUE INDEX outbox_key_idx ON outbox (key) WHERE delivered_at IS NULL"])
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &["DROP INDEX outbox_key_idx"]).await?;
        drop_columns(manager, "outbox", &["key"]).await
    }
}

/// What is planned, and the field that says for whom or what.
const PLANNED: [(&str, &str); 5] = [
    ("digest-due", "member"),
    ("leaving-near", "member"),
    ("leaving-due", "member"),
    ("review-due", "material"),
    ("affiliation-ends", "affiliation"),
];

/// Of several that were planned for the same, the latest gets the key; the others find that they do not hold any more.
fn give_keys(backend: DbBackend, name: &str, about: &str) -> String {
    let about = match backend {
        DbBackend::Postgres => format!("(news::json ->> '{about}')"),
        _ => format!("json_extract(news, '$.{about}')"),
    };
    let these = format!("delivered_at IS NULL AND parked_at IS NULL AND attempts = 0 AND news LIKE '{{\"what\":\"{name}\",%'");
    format!("UPDATE outbox SET key = '{name}:' || {about} WHERE {these} AND id IN (SELECT MAX(id) FROM outbox WHERE {these} GROUP BY {about})")
}
