//! Notices with all they are about, in one statement.

use crate::policy::audience::inside;

/// How member `$1` wants to hear of kind `$2`.
pub(super) const HOW: &str = "SELECT m.suspended_at, m.suspended_until, p.how FROM members m \
    LEFT JOIN notice_preferences p ON p.member_id = m.id AND p.kind = $2 WHERE m.id = $1 AND m.erased_at IS NULL";

/// One that waits for its mail.
pub(super) const NOTICE: &str = concat!(
    "SELECT n.member_id, n.kind, n.story, n.payload, n.read_at, m.name, m.email, m.language, m.role, m.timezone, \
    m.suspended_at, m.suspended_until, c.how, a.name AS actor, n.reply_id, r.parent_id, r.body, r.thread_id, t.title, b.name AS board, b.audience, \
    b.group_id, r.deleted_at, t.deleted_at AS thread_deleted_at, ",
    inside!("n.member_id"),
    " AS inside FROM notices n JOIN members m ON m.id = n.member_id LEFT JOIN members a ON a.id = n.actor_id \
    LEFT JOIN notice_preferences c ON c.member_id = n.member_id AND c.kind = n.kind LEFT JOIN replies r ON r.id = n.reply_id \
    LEFT JOIN threads t ON t.id = r.thread_id LEFT JOIN boards b ON b.id = t.board_id \
    WHERE n.id = $1 AND n.mail = 'instant' AND m.erased_at IS NULL"
);

/// Whom the daily mail goes to.
pub(super) const READER: &str =
    "SELECT name, email, language, role, timezone, suspended_at, suspended_until FROM members WHERE id = $1 AND erased_at IS NULL";

/// What waits for it, made before `$2`.
pub(super) const WAITING: &str = concat!(
    "SELECT n.id, n.kind, a.name AS actor, n.reply_id, r.thread_id, t.title, b.audience, b.group_id, n.story, n.payload, ",
    inside!("n.member_id"),
    " AS inside FROM notices n \
    LEFT JOIN members a ON a.id = n.actor_id LEFT JOIN replies r ON r.id = n.reply_id LEFT JOIN threads t ON t.id = r.thread_id \
    LEFT JOIN boards b ON b.id = t.board_id JOIN notice_preferences p ON p.member_id = n.member_id AND p.kind = n.kind \
    WHERE n.member_id = $1 AND n.mail = 'digest' AND p.how = 'digest' AND n.read_at IS NULL AND n.created_at < $2 \
    AND (n.reply_id IS NULL OR (r.deleted_at IS NULL AND t.deleted_at IS NULL)) ORDER BY n.id LIMIT 500"
);
