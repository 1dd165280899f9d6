//! Reports.

/// All open ones of `$1:$2`; gives their ids.
pub(super) const CLOSE: &str = "UPDATE reports SET closed_at = $3, closed_by = $4, outcome = $5, outcome_reason = $6 \
    WHERE object_kind = $1 AND object_id = $2 AND closed_at IS NULL RETURNING id AS n";

/// The latest hundred of `$1:$2`.
pub(super) const OF_CASE: &str = "SELECT c.id, c.member_id, c.kind, c.note, c.created_at, c.closed_at, c.outcome, c.outcome_reason, m.name AS reporter, \
    m.handle FROM reports c JOIN members m ON m.id = c.reporter_id WHERE c.object_kind = $1 AND c.object_id = $2 ORDER BY c.id DESC LIMIT 100";

/// A post as it is now.
pub(super) const POST: &str = "SELECT r.thread_id, t.slug, t.language, r.html, r.deleted_at, r.removed_reason \
    FROM replies r JOIN threads t ON t.id = r.thread_id WHERE r.id = $1";

/// How many things and people wait.
pub(super) const WAITING: &str = "SELECT COUNT(*) AS n FROM (SELECT DISTINCT object_kind, object_id FROM reports WHERE closed_at IS NULL) c";

/// A line of the log, and whom it is about.
pub(super) const ACTED: &str = "SELECT a.act, a.object, a.reason, a.detail, m.suspended_until, m.id AS member_id, m.name, \
    m.email, m.language, m.timezone FROM audit a JOIN members m ON m.id = a.member_id \
    WHERE a.id = $1 AND m.erased_at IS NULL";

/// A closed report, and whose it is.
pub(super) const CLOSED: &str = "SELECT c.outcome, c.outcome_reason, a.name AS accused, c.object_kind, c.object_id, m.id AS member_id, \
    m.name, m.email, m.language, m.timezone FROM reports c \
    JOIN members m ON m.id = c.reporter_id JOIN members a ON a.id = c.member_id WHERE c.id = $1 AND m.erased_at IS NULL";
