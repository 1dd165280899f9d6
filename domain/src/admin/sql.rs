//! What is asked of the database for admins and the builder cannot say in one statement.

/// An account (`$1`) with counts of what hangs on it, now (`$2`).
pub(super) const ACCOUNT: &str = "SELECT m.id, m.handle, m.name, m.email, m.role, m.kind, m.created_at, m.replies_count, m.suspended_at, \
    m.suspended_until, m.suspended_reason, m.erased_at, \
    (SELECT COUNT(*) FROM sessions s WHERE s.member_id = m.id AND s.expires_at > $2) AS sessions, \
    (SELECT MAX(s.seen_at) FROM sessions s WHERE s.member_id = m.id) AS seen_at, \
    (SELECT COUNT(*) FROM second_factors f WHERE f.member_id = m.id AND f.confirmed_at IS NOT NULL) AS second_factor, \
    (SELECT COUNT(*) FROM reports c WHERE c.member_id = m.id) AS reports FROM members m WHERE m.id = $1";
