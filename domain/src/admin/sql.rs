//! What is asked of the database for admins and the builder cannot say in one statement.

/// An account (`$1`) with counts of what hangs on it, now (`$2`).
pub(super) const ACCOUNT: &str = "SELECT m.id, m.handle, m.name, m.email, m.role, m.kind, m.created_at, m.replies_count, m.suspended_at, \
    m.suspended_until, m.suspended_reason, m.erased_at, \
    (SELECT COUNT(*) FROM sessions s WHERE s.member_id = m.id AND s.expires_at > $2) AS sessions, \
    (SELECT MAX(s.seen_at) FROM sessions s WHERE s.member_id = m.id) AS seen_at, \
    (SELECT COUNT(*) FROM second_factors f WHERE f.member_id = m.id AND f.confirmed_at IS NOT NULL) AS second_factor, \
    (SELECT COUNT(*) FROM reports c WHERE c.member_id = m.id) AS reports FROM members m WHERE m.id = $1";

/// What narrows the log, by the place of a value.
pub(super) fn by(actor: usize) -> String {
    format!(" AND a.actor_id = (SELECT id FROM members WHERE handle = ${actor})")
}

pub(super) fn about(handle: usize) -> String {
    format!(" AND a.member_id = (SELECT id FROM members WHERE handle = ${handle})")
}

pub(super) fn about_member(id: usize) -> String {
    format!(" AND a.member_id = ${id}")
}

pub(super) fn of_act(act: usize) -> String {
    format!(" AND a.act = ${act}")
}

pub(super) fn since(time: usize) -> String {
    format!(" AND a.recorded_at >= ${time}")
}

/// Lines of the log before `$1`, narrowed by these conditions.
pub(super) fn log(conditions: &str, most: usize) -> String {
    format!(
        "SELECT a.id, a.recorded_at, a.act, a.object, a.reason, a.detail, a.address, w.handle AS actor, m.handle AS member, a.member_id FROM audit a \
         LEFT JOIN members w ON w.id = a.actor_id LEFT JOIN members m ON m.id = a.member_id WHERE a.id < $1{conditions} ORDER BY a.id DESC LIMIT {most}"
    )
}
