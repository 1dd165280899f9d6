//! Compares every stored count with a recount.

use crate::{cx::World, db::all, failure::Result};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Wrong {
    id: i64,
    stored: i64,
    counted: i64,
}

const LIVE: &str = "r.deleted_at IS NULL";

/// What is counted: a name, the table, the stored column and the recount of one row `x`.
fn counts() -> Vec<(&'static str, &'static str, &'static str, String)> {
    let replies = "FROM replies r WHERE r.thread_id = x.id";
    let reactions = |kind: &str| format!("(SELECT COUNT(*) FROM reactions a WHERE a.reply_id = x.id AND a.kind = '{kind}')");
    vec![
        ("thread replies", "threads", "replies_count", format!("(SELECT COUNT(*) {replies} AND {LIVE} AND r.number > 0)")),
        ("thread answers", "threads", "answers_count", format!("(SELECT COUNT(*) {replies} AND {LIVE} AND r.answer_at IS NOT NULL)")),
        (
            "thread score",
            "threads",
            "score",
            format!("(SELECT COUNT(*) + COALESCE(SUM(2 * r.thanks + 4 * r.tried + 4 * r.adapted), 0) {replies} AND {LIVE})"),
        ),
        ("board threads", "boards", "threads_count", "(SELECT COUNT(*) FROM threads t WHERE t.board_id = x.id AND t.deleted_at IS NULL)".into()),
        (
            "board replies",
            "boards",
            "replies_count",
            "(SELECT COALESCE(SUM(t.replies_count), 0) FROM threads t WHERE t.board_id = x.id AND t.deleted_at IS NULL)".into(),
        ),
        ("group members", "groups", "members_count", "(SELECT COUNT(*) FROM group_members m WHERE m.group_id = x.id)".into()),
        ("member posts", "members", "replies_count", format!("(SELECT COUNT(*) FROM replies r WHERE r.author_id = x.id AND {LIVE})")),
        ("tag threads", "tags", "threads_count", "(SELECT COUNT(*) FROM thread_tags g WHERE g.tag_id = x.id)".into()),
        ("resource uses", "materials", "used", "(SELECT COUNT(*) FROM uses u WHERE u.material_id = x.id)".into()),
        ("resource reviewers", "materials", "reviewers", "(SELECT COUNT(DISTINCT r.member_id) FROM reviews r WHERE r.material_id = x.id)".into()),
        (
            "resource outdated",
            "materials",
            "outdated",
            "(SELECT COUNT(*) FROM outdated_reports o WHERE o.material_id = x.id AND o.closed_at IS NULL)".into(),
        ),
        ("collection resources", "collections", "entries", "(SELECT COUNT(*) FROM collection_entries e WHERE e.collection_id = x.id)".into()),
        ("post thanks", "replies", "thanks", reactions("thanks")),
        ("post tried", "replies", "tried", reactions("tried")),
        ("post adapted", "replies", "adapted", reactions("adapted")),
        ("post failed", "replies", "failed", reactions("failed")),
        (
            "post descendants",
            "replies",
            "descendants",
            format!(
                "(SELECT COUNT(*) FROM replies r WHERE r.thread_id = x.thread_id AND x.number > 0 AND r.path > x.path AND r.path < x.path || '~' AND {LIVE})"
            ),
        ),
    ]
}

/// Differences as lines for people; none means that every count is right.
pub async fn audit(world: &World) -> Result<Vec<String>> {
    let mut differences = Vec::new();
    for (name, table, column, counted) in counts() {
        let open = if table == "threads" { "x.merged_into IS NULL AND" } else { "" };
        let sql = format!(
            "SELECT x.id, CAST(x.{column} AS bigint) AS stored, CAST({counted} AS bigint) AS counted FROM {table} x WHERE {open} x.{column} <> {counted} LIMIT 20"
        );
        let wrong: Vec<Wrong> = all(world.db.reader(), &sql, Vec::new()).await?;
        differences.extend(wrong.into_iter().map(|row| format!("{name} of {}: stored {}, counted {}", row.id, row.stored, row.counted)));
    }
    Ok(differences)
}
