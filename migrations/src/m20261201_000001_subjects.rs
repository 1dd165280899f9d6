//! Things are named in one way, `resource:5`, and notices store what they tell with its payload instead of keys of messages and links.

use crate::parts::{add_columns, drop_columns, run, text};
use sea_orm::{ConnectionTrait, Statement};
use sea_orm_migration::prelude::*;
use serde_json::{Value, json};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, NAMED).await?;
        add_columns(manager, "notices", [text("story"), text("payload")]).await?;
        let mut after = 0;
        while let Some(last) = convert(manager, after).await? {
            after = last;
        }
        drop_columns(manager, "notices", &OLD).await
    }

    /// What was told is kept by its name only: the words of it would have to be put together for each reader.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, "notices", OLD.map(text)).await?;
        run(manager, BACK).await?;
        drop_columns(manager, "notices", &["payload", "story"]).await
    }
}

const OLD: [&str; 4] = ["message", "note", "link", "letter"];

const NAMED: &[&str] = &[
    "UPDATE reports SET object_kind = 'resource' WHERE object_kind = 'material'",
    "UPDATE audit SET object = 'resource:' || SUBSTR(object, 10) WHERE object LIKE 'material:%'",
];

const BACK: &[&str] = &[
    "UPDATE reports SET object_kind = 'material' WHERE object_kind = 'resource'",
    "UPDATE audit SET object = 'material:' || SUBSTR(object, 10) WHERE object LIKE 'resource:%'",
    "UPDATE notices SET message = 'notice-' || story, letter = 'mail-' || story WHERE story <> ''",
];

/// Boards and organisations were linked by their names, days of leaving by what they were called.
const OF_OLD: &str = "SELECT n.id, n.message, n.note, n.link, b.id AS board, o.id AS organisation, l.due_at FROM notices n \
    LEFT JOIN boards b ON n.link = '/boards/' || b.slug LEFT JOIN organisations o ON n.link = '/organisations/' || o.slug \
    LEFT JOIN leavings l ON l.member_id = n.member_id WHERE n.id > $1 AND n.message <> '' ORDER BY n.id LIMIT 500";

/// Converts some rows and gives the id of the last one; none when there are no more.
async fn convert(manager: &SchemaManager<'_>, after: i64) -> Result<Option<i64>, DbErr> {
    let (db, backend) = (manager.get_connection(), manager.get_database_backend());
    let mut last = None;
    for row in db.query_all_raw(Statement::from_sql_and_values(backend, OF_OLD, [after.into()])).await? {
        let id: i64 = row.try_get("", "id")?;
        let (message, note, link): (String, String, String) = (row.try_get("", "message")?, row.try_get("", "note")?, row.try_get("", "link")?);
        let (board, organisation): (Option<i64>, Option<i64>) = (row.try_get("", "board")?, row.try_get("", "organisation")?);
        let to = board.map(|id| format!("board:{id}")).or_else(|| organisation.map(|id| format!("organisation:{id}")));
        let story = message.strip_prefix("notice-").unwrap_or(&message);
        let payload = payload(story, note, &link, to, row.try_get("", "due_at")?).to_string();
        let sql = "UPDATE notices SET story = $2, payload = $3 WHERE id = $1";
        db.execute_raw(Statement::from_sql_and_values(backend, sql, [id.into(), story.into(), payload.into()])).await?;
        last = Some(id);
    }
    Ok(last)
}

fn payload(story: &str, note: String, link: &str, to: Option<String>, due: Option<i64>) -> Value {
    let (subject, page) = place(link);
    match story {
        "password-changed" | "second-factor" | "email-changed" | "new-device" => json!({}),
        "identity-linked" | "identity-unlinked" => json!({ "label": note }),
        "leaving" => json!({ "due": due }),
        "leaving-taken-back" | "export-made" => json!({}),
        "invitation" => json!({ "to": to, "note": note }),
        "author-invited" => json!({ "title": note }),
        "collection-grown" => {
            let (title, resource) = note.split_once(": ").unwrap_or((&note, ""));
            json!({ "collection": number(subject.as_deref()), "title": title, "resource": resource })
        }
        "staff-acted" => json!({ "act": "", "subject": subject, "reason": "", "told": note }),
        "report-answered" => json!({ "subject": subject, "about": "", "outcome": "", "reason": "", "told": note }),
        _ => json!({ "subject": subject, "title": note, "page": page }),
    }
}

/// `/library/5/uses` is `resource:5` and its page `uses`.
fn place(link: &str) -> (Option<String>, &str) {
    let mut parts = link.trim_start_matches('/').splitn(3, '/');
    let (room, id) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let rest = parts.next().unwrap_or_default();
    let kind = match room {
        "library" => "resource",
        "replies" => "post",
        "threads" => "thread",
        "collections" => "collection",
        _ => return (None, ""),
    };
    let digits = id.len() - id.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 || digits != id.len() {
        return (None, "");
    }
    // What follows the number of a thread or a collection is its title.
    let page = if matches!(kind, "resource" | "post") && rest != "-" { rest } else { "" };
    (Some(format!("{kind}:{id}")), page)
}

fn number(subject: Option<&str>) -> Option<i64> {
    subject?.split_once(':')?.1.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_subjects_and_pages() {
        for (link, subject, page) in [
            ("/library/5", Some("resource:5"), ""),
            ("/library/5/reviews#review-7", Some("resource:5"), "reviews#review-7"),
            ("/library/5/versions/3", Some("resource:5"), "versions/3"),
            ("/library/5/-", Some("resource:5"), ""),
            ("/replies/6/resource", Some("post:6"), "resource"),
            ("/collections/8/lab-day", Some("collection:8"), ""),
            ("/library/mine", None, ""),
            ("/settings/security", None, ""),
            ("", None, ""),
        ] {
            assert_eq!(place(link), (subject.map(str::to_owned), page), "{link}");
        }
    }
}
