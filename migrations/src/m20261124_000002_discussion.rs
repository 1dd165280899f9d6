//! Boards, threads, replies and what people leave on them.

use crate::parts::{belongs, big, bytewise, count, drop_tables, flag, id, key, maybe_big, maybe_int, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        places(manager).await?;
        posts(manager).await?;
        marks(manager).await?;
        run(manager, INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let marks = ["submissions", "drafts", "read_marks", "mentions", "reactions", "thread_tags", "tags", "revisions"];
        drop_tables(manager, &marks).await?;
        drop_tables(manager, &["replies", "threads", "boards"]).await
    }
}

const INDEXES: &[&str] = &[
    "CREATE UNIQUE INDEX boards_slug_key ON boards (slug)",
    "CREATE INDEX threads_board_latest_idx ON threads (board_id, last_activity_at DESC, id DESC) WHERE deleted_at IS NULL",
    "CREATE INDEX threads_board_top_idx ON threads (board_id, score DESC, id DESC) WHERE deleted_at IS NULL",
    "CREATE INDEX threads_latest_idx ON threads (last_activity_at DESC, id DESC) WHERE deleted_at IS NULL",
    "CREATE INDEX threads_top_idx ON threads (score DESC, id DESC) WHERE deleted_at IS NULL",
    "CREATE INDEX threads_unanswered_idx ON threads (last_activity_at DESC, id DESC) WHERE deleted_at IS NULL AND kind = 'question' AND answers_count = 0",
    "CREATE INDEX threads_pinned_idx ON threads (board_id, id DESC) WHERE deleted_at IS NULL AND pinned",
    "CREATE INDEX threads_author_idx ON threads (author_id, id DESC)",
    "CREATE UNIQUE INDEX replies_thread_number_key ON replies (thread_id, number)",
    "CREATE INDEX replies_thread_path_idx ON replies (thread_id, path)",
    "CREATE INDEX replies_author_idx ON replies (author_id, id DESC)",
    "CREATE INDEX replies_answers_idx ON replies (thread_id, number) WHERE answer_at IS NOT NULL",
    "CREATE INDEX replies_renderer_idx ON replies (renderer, id)",
    "CREATE UNIQUE INDEX revisions_reply_version_key ON revisions (reply_id, version)",
    "CREATE UNIQUE INDEX tags_name_key ON tags (name)",
    "CREATE INDEX tags_count_idx ON tags (threads_count DESC, name)",
    "CREATE INDEX thread_tags_tag_idx ON thread_tags (tag_id, thread_id DESC)",
    "CREATE INDEX mentions_member_idx ON mentions (member_id, reply_id DESC)",
    "CREATE INDEX submissions_created_at_idx ON submissions (created_at)",
];

async fn places(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let boards = table(
        "boards",
        [
            id(),
            text("slug"),
            text("name"),
            text("description"),
            text("language"),
            text("country"),
            text("colour"),
            text("icon"),
            text("access"),
            count("position"),
            count("threads_count"),
            count("replies_count"),
            maybe_big("last_thread_id"),
            big("last_activity_at"),
        ],
    );
    manager.create_table(boards).await?;
    let mut threads = table(
        "threads",
        [
            id(),
            big("board_id"),
            big("author_id"),
            maybe_big("opening_id"),
            text("kind"),
            text("title"),
            text("slug"),
            text("language"),
            text("excerpt"),
            flag("pinned"),
            flag("locked"),
            count("answers_count"),
            count("replies_count"),
            count("last_number"),
            text("gone"),
            count("score"),
            big("created_at"),
            big("last_activity_at"),
            big("last_author_id"),
            maybe_big("deleted_at"),
            maybe_big("merged_into"),
        ],
    );
    let mut threads = belongs(&mut threads, "threads", "board_id", "boards");
    let mut threads = belongs(&mut threads, "threads", "author_id", "members");
    manager.create_table(belongs(&mut threads, "threads", "last_author_id", "members")).await?;
    manager.create_table(table("tags", [id(), text("name"), count("threads_count")])).await?;
    let mut thread_tags = table("thread_tags", [big("thread_id"), big("tag_id"), count("position")]);
    let mut thread_tags = key(&mut thread_tags, &["thread_id", "tag_id"]);
    let mut thread_tags = belongs(&mut thread_tags, "thread_tags", "thread_id", "threads");
    manager.create_table(belongs(&mut thread_tags, "thread_tags", "tag_id", "tags")).await
}

async fn posts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut replies = table(
        "replies",
        [
            id(),
            big("thread_id"),
            count("number"),
            maybe_big("parent_id"),
            maybe_int("parent_number"),
            count("depth"),
            bytewise(manager, "path"),
            big("author_id"),
            text("body"),
            text("html"),
            count("renderer"),
            count("version"),
            count("descendants"),
            maybe_big("answer_at"),
            count("thanks"),
            count("tried"),
            count("adapted"),
            count("failed"),
            big("created_at"),
            maybe_big("edited_at"),
            maybe_big("deleted_at"),
            maybe_big("deleted_by"),
        ],
    );
    let mut replies = belongs(&mut replies, "replies", "thread_id", "threads");
    manager.create_table(belongs(&mut replies, "replies", "author_id", "members")).await?;
    let mut revisions =
        table("revisions", [id(), big("reply_id"), count("version"), text("title"), text("body"), big("editor_id"), big("created_at")]);
    let mut revisions = belongs(&mut revisions, "revisions", "reply_id", "replies");
    manager.create_table(belongs(&mut revisions, "revisions", "editor_id", "members")).await
}

async fn marks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut reactions =
        table("reactions", [big("reply_id"), big("member_id"), text("kind"), text("level"), text("country"), text("note"), big("created_at")]);
    let mut reactions = key(&mut reactions, &["reply_id", "member_id", "kind"]);
    let mut reactions = belongs(&mut reactions, "reactions", "reply_id", "replies");
    manager.create_table(belongs(&mut reactions, "reactions", "member_id", "members")).await?;
    let mut mentions = table("mentions", [big("reply_id"), big("member_id")]);
    let mut mentions = key(&mut mentions, &["reply_id", "member_id"]);
    let mut mentions = belongs(&mut mentions, "mentions", "reply_id", "replies");
    manager.create_table(belongs(&mut mentions, "mentions", "member_id", "members")).await?;
    let mut read_marks = table("read_marks", [big("member_id"), big("thread_id"), text("seen"), big("updated_at")]);
    let mut read_marks = key(&mut read_marks, &["member_id", "thread_id"]);
    let mut read_marks = belongs(&mut read_marks, "read_marks", "member_id", "members");
    manager.create_table(belongs(&mut read_marks, "read_marks", "thread_id", "threads")).await?;
    let mut drafts = table("drafts", [big("member_id"), text("place"), text("title"), text("tags"), text("body"), big("updated_at")]);
    let mut drafts = key(&mut drafts, &["member_id", "place"]);
    manager.create_table(belongs(&mut drafts, "drafts", "member_id", "members")).await?;
    let mut submissions = table("submissions", [big("member_id"), text("key"), big("reply_id"), big("created_at")]);
    let mut submissions = key(&mut submissions, &["member_id", "key"]);
    manager.create_table(belongs(&mut submissions, "submissions", "member_id", "members")).await
}
