//! What is asked of the database about accounts and the builder cannot say, or says too slowly for every request.

/// Whose session this is: asked with each request, so it is not put together anew each time. `$1` is the hash of its token, `$2` now, `$3` when
/// the oldest session that still counts was made.
pub(super) const RESOLVE: &str = "SELECT m.id, m.handle, m.name, m.role, m.language, m.theme, m.timezone, m.suspended_at, m.suspended_until, \
    m.suspended_reason, s.created_at, s.seen_at, s.authenticated_at, s.second_factor, l.due_at FROM sessions s JOIN members m ON m.id = s.member_id \
    LEFT JOIN leavings l ON l.member_id = m.id WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.created_at > $3 AND m.erased_at IS NULL";

/// Whose address it is: always one row, so that the time it takes tells nothing.
pub(super) const OWNER: &str = "SELECT (SELECT id FROM members WHERE email = $1 AND erased_at IS NULL) AS id";

/// Whether a member asked for a new password once more after this news (`$1`); `$2` is how news of theirs begin.
pub(super) const ASKED_AGAIN: &str = "SELECT COUNT(*) AS n FROM outbox WHERE id > $1 AND news LIKE $2";

/// A fresh secret, unless one counts already.
pub(super) const BEGIN_FACTOR: &str = "INSERT INTO second_factors (member_id, secret, last_step) VALUES ($1, $2, 0) \
    ON CONFLICT (member_id) DO UPDATE SET secret = $2, last_step = 0 WHERE second_factors.confirmed_at IS NULL";
