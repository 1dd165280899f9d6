//! What the demo and the recount ask of the database.

use crate::db::places;

const LIVE: &str = "r.deleted_at IS NULL";

/// What is counted: a name, the table, the stored column and the recount of one row `x`.
pub(super) fn counts() -> Vec<(&'static str, &'static str, &'static str, String)> {
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

/// Rows whose stored count is not what is counted; `counted` is a recount of one row `x`.
pub(super) fn differing(table: &str, column: &str, counted: &str) -> String {
    let open = if table == "threads" { "x.merged_into IS NULL AND" } else { "" };
    format!(
        "SELECT x.id, CAST(x.{column} AS bigint) AS stored, CAST({counted} AS bigint) AS counted FROM {table} x WHERE {open} x.{column} <> {counted} LIMIT 20"
    )
}

/// So many rows at once.
pub(super) fn insert(table: &str, columns: &[&str], rows: usize) -> String {
    let width = columns.len();
    let tuples: Vec<String> = (0..rows).map(|n| format!("({})", places(n * width + 1, width))).collect();
    format!("INSERT INTO {table} ({}) VALUES {}", columns.join(", "), tuples.join(", "))
}

/// The id after the last one.
pub(super) fn next_id(table: &str) -> String {
    format!("SELECT COALESCE(MAX(id), 0) + 1 AS n FROM {table}")
}

/// Has PostgreSQL's counter go on after the last id.
pub(super) fn advance(table: &str) -> String {
    format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM {table}))")
}

pub(super) const RECOUNT_MEMBERS: &str =
    "UPDATE members SET replies_count = (SELECT CAST(COUNT(*) AS integer) FROM replies WHERE author_id = members.id AND deleted_at IS NULL)";

pub(super) const RECOUNT_SHELF: &str = "UPDATE shelf_clock SET tick = (SELECT COALESCE(MAX(shelved), 0) FROM materials)";

pub(super) const TAG: &str = "INSERT INTO tags (name, threads_count) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING";

pub(super) const OPEN_BOARDS: &str = "SELECT id FROM boards WHERE audience = 'public' AND NOT news ORDER BY position";

pub(super) const ANY_BOARD: &str = "SELECT id AS n FROM boards LIMIT 1";

pub(super) const MEMBER: &str = "INSERT INTO members (handle, name, email, password_hash, role, kind, headline, country, language, created_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9) RETURNING id AS n";

pub(super) const BOARD: &str = "INSERT INTO boards (slug, name, description, language, country, colour, icon, audience, news, position, last_activity_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id AS n";

pub(super) const OPENING: &str = "SELECT opening_id AS n FROM threads WHERE id = $1";

pub(super) const FORGET_NEWS: &str = "DELETE FROM outbox";

pub(super) const ORGANISATION: &str = "SELECT id AS n FROM organisations WHERE slug = $1";

pub(super) const AFFILIATION: &str = "SELECT id AS n FROM affiliations WHERE member_id = $1 AND organisation_id = $2";
