//! What colleagues say about material: used in class, reviewed, outdated; when its authors look at it again; where it is talked
//! about; and which answer it was made from.

use crate::parts::{add_columns, belongs, big, big_or_zero, count, drop_columns, drop_tables, id, key, maybe_big, maybe_int, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Counts of reports, of different reviewers, of open "outdated" reports; since when a review is asked for, and by when it is
        // to be looked at again (0: not).
        let columns = [count("used"), count("reviewers"), count("outdated"), big_or_zero("review_asked_at"), big_or_zero("review_due")];
        add_columns(manager, "materials", columns).await?;
        said(manager).await?;
        joined(manager).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["material_requests", "post_materials", "material_threads", "outdated_reports", "reviews", "uses"]).await?;
        run(manager, &["DROP INDEX materials_review_asked_at_idx"]).await?;
        drop_columns(manager, "materials", &["review_due", "review_asked_at", "outdated", "reviewers", "used"]).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE UNIQUE INDEX uses_member_id_key ON uses (member_id, material_id, version)",
    "CREATE INDEX uses_material_id_idx ON uses (material_id, id DESC)",
    "CREATE UNIQUE INDEX reviews_member_id_key ON reviews (member_id, material_id, version)",
    "CREATE INDEX reviews_material_id_idx ON reviews (material_id, id DESC)",
    "CREATE UNIQUE INDEX outdated_reports_member_id_key ON outdated_reports (member_id, material_id, version)",
    "CREATE INDEX outdated_reports_material_id_idx ON outdated_reports (material_id, id DESC)",
    "CREATE INDEX materials_review_asked_at_idx ON materials (review_asked_at) WHERE review_asked_at > 0",
    "CREATE UNIQUE INDEX material_threads_thread_id_key ON material_threads (thread_id)",
    "CREATE UNIQUE INDEX post_materials_reply_id_key ON post_materials (reply_id)",
];

async fn said(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let of = || [id(), big("material_id"), big("member_id"), count("version")];
    let uses = [count("level"), text("country"), count("learners"), count("minutes"), text("again"), text("changed"), text("note")];
    let uses = of().into_iter().chain(uses).chain([big("created_at"), big("changed_at")]).collect();
    about(manager, "uses", uses).await?;
    // `marks` is JSON; `done_in` is the version that took the review up, as its authors say.
    let reviews = [text("marks"), text("note"), text("answer"), maybe_big("answered_at"), maybe_big("answered_by"), maybe_int("done_in")];
    let reviews = of().into_iter().chain(reviews).chain([big("created_at"), big("changed_at")]).collect();
    about(manager, "reviews", reviews).await?;
    let outdated = [text("reason"), big("created_at"), maybe_big("closed_at"), text("answer")];
    about(manager, "outdated_reports", of().into_iter().chain(outdated).collect()).await
}

/// A table of what members say about material.
async fn about(manager: &SchemaManager<'_>, name: &'static str, columns: Vec<ColumnDef>) -> Result<(), DbErr> {
    let mut of = belongs(&mut table(name, columns), name, "material_id", "materials");
    manager.create_table(belongs(&mut of, name, "member_id", "members")).await
}

async fn joined(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // One thread for each resource.
    let mut threads = table("material_threads", [big("material_id"), big("thread_id")]);
    let mut threads = key(&mut threads, &["material_id"]);
    let mut threads = belongs(&mut threads, "material_threads", "material_id", "materials");
    manager.create_table(belongs(&mut threads, "material_threads", "thread_id", "threads")).await?;
    // The post that a resource began as.
    let mut origins = table("post_materials", [big("material_id"), big("reply_id")]);
    let mut origins = key(&mut origins, &["material_id"]);
    let mut origins = belongs(&mut origins, "post_materials", "material_id", "materials");
    manager.create_table(belongs(&mut origins, "post_materials", "reply_id", "replies")).await?;
    // Colleagues who ask a post's author to make a resource of it.
    let mut requests = table("material_requests", [big("reply_id"), big("member_id"), big("created_at"), maybe_big("declined_at")]);
    let mut requests = key(&mut requests, &["reply_id", "member_id"]);
    let mut requests = belongs(&mut requests, "material_requests", "reply_id", "replies");
    manager.create_table(belongs(&mut requests, "material_requests", "member_id", "members")).await
}
