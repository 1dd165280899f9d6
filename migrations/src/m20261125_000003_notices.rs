//! Following, being told, and how. `members.mail_on_reply` is read no more, but stays until the next version, so that a node of
//! the version before can still run beside this one.

use crate::parts::{belongs, big, drop_tables, id, key, maybe_big, run, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut follows = table("follows", [big("member_id"), text("kind"), big("object_id"), text("level"), big("created_at")]);
        let mut follows = key(&mut follows, &["member_id", "kind", "object_id"]);
        manager.create_table(belongs(&mut follows, "follows", "member_id", "members")).await?;
        let mut quotes = table("quotes", [big("reply_id"), big("member_id")]);
        let mut quotes = key(&mut quotes, &["reply_id", "member_id"]);
        let mut quotes = belongs(&mut quotes, "quotes", "reply_id", "replies");
        manager.create_table(belongs(&mut quotes, "quotes", "member_id", "members")).await?;
        let mut preferences = table("notice_preferences", [big("member_id"), text("kind"), text("how")]);
        let mut preferences = key(&mut preferences, &["member_id", "kind"]);
        manager.create_table(belongs(&mut preferences, "notice_preferences", "member_id", "members")).await?;
        let mut digests = table("digests", [big("member_id"), big("due_at")]);
        let mut digests = key(&mut digests, &["member_id"]);
        manager.create_table(belongs(&mut digests, "digests", "member_id", "members")).await?;
        notices(manager).await?;
        run(manager, STATEMENTS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let kept = "UPDATE members SET mail_on_reply = (NOT EXISTS (SELECT 1 FROM notice_preferences p \
                    WHERE p.member_id = members.id AND p.kind = 'reply' AND p.how = 'off'))";
        run(manager, &[kept]).await?;
        drop_tables(manager, &["notices", "digests", "notice_preferences", "quotes", "follows"]).await
    }
}

const STATEMENTS: &[&str] = &[
    "CREATE INDEX follows_object_idx ON follows (kind, object_id)",
    "CREATE INDEX quotes_member_id_idx ON quotes (member_id)",
    "CREATE UNIQUE INDEX notices_news_member_id_key ON notices (news, member_id)",
    "CREATE INDEX notices_unread_idx ON notices (member_id, id DESC) WHERE read_at IS NULL",
    "CREATE INDEX notices_read_idx ON notices (member_id, id DESC) WHERE read_at IS NOT NULL",
    "CREATE INDEX notices_digest_idx ON notices (member_id, id) WHERE mail = 'digest'",
    "CREATE INDEX notices_reply_id_idx ON notices (reply_id)",
    "CREATE INDEX notices_actor_id_idx ON notices (actor_id)",
    "CREATE INDEX notices_created_at_idx ON notices (created_at)",
    "INSERT INTO notice_preferences (member_id, kind, how) SELECT id, 'reply', 'off' FROM members WHERE NOT mail_on_reply",
];

async fn notices(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut notices = table(
        "notices",
        [
            id(),
            big("member_id"),
            text("kind"),
            maybe_big("news"),
            maybe_big("actor_id"),
            maybe_big("reply_id"),
            text("message"),
            text("note"),
            text("link"),
            big("created_at"),
            maybe_big("read_at"),
            text("mail"),
            text("letter"),
        ],
    );
    let mut notices = belongs(&mut notices, "notices", "member_id", "members");
    let mut notices = belongs(&mut notices, "notices", "actor_id", "members");
    manager.create_table(belongs(&mut notices, "notices", "reply_id", "replies")).await
}
