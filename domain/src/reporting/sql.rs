//! Making reports.

/// How many member `$1` made since `$2`.
pub(super) const SINCE: &str = "SELECT COUNT(*) AS n FROM reports WHERE reporter_id = $1 AND created_at > $2";

/// One more, unless that member's is open still.
pub(super) const REPORT: &str = "INSERT INTO reports (reporter_id, object_kind, object_id, member_id, kind, note, created_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
