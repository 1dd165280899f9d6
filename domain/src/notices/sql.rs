//! Notices with all they are about, in one statement.

use crate::{db::places, policy::audience::inside};

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

/// What waits for the daily mail of member `$1`, made before `$2`.
pub(super) const WAITING: &str = concat!(
    "SELECT n.id, n.kind, a.name AS actor, n.reply_id, r.thread_id, t.title, b.audience, b.group_id, n.story, n.payload, ",
    inside!("n.member_id"),
    " AS inside FROM notices n \
    LEFT JOIN members a ON a.id = n.actor_id LEFT JOIN replies r ON r.id = n.reply_id LEFT JOIN threads t ON t.id = r.thread_id \
    LEFT JOIN boards b ON b.id = t.board_id JOIN notice_preferences p ON p.member_id = n.member_id AND p.kind = n.kind \
    WHERE n.member_id = $1 AND n.mail = 'digest' AND p.how = 'digest' AND n.read_at IS NULL AND n.created_at < $2 \
    AND (n.reply_id IS NULL OR (r.deleted_at IS NULL AND t.deleted_at IS NULL)) ORDER BY n.id LIMIT 500"
);

/// Those of member `$1` about posts of thread `$3` are read since `$2`.
pub(super) const THREAD_READ: &str = "UPDATE notices SET read_at = $2 WHERE member_id = $1 AND read_at IS NULL AND EXISTS \
    (SELECT 1 FROM replies r WHERE r.id = notices.reply_id AND r.thread_id = $3)";

/// The same for so many posts, whose numbers follow.
pub(super) fn posts_read(posts: usize) -> String {
    format!(
        "UPDATE notices SET read_at = $2 WHERE member_id = $1 AND read_at IS NULL AND EXISTS \
         (SELECT 1 FROM replies r WHERE r.id = notices.reply_id AND r.thread_id = $3 AND r.number IN ({}))",
        places(4, posts)
    )
}

const JOINED: &str = "FROM notices n LEFT JOIN replies r ON r.id = n.reply_id LEFT JOIN threads t ON t.id = r.thread_id \
    LEFT JOIN boards b ON b.id = t.board_id";

/// What may be shown of a notice about a post: the post is there, and the reader may see its board.
fn shown(seen: &str) -> String {
    format!("(n.reply_id IS NULL OR (r.deleted_at IS NULL AND t.deleted_at IS NULL AND {seen}))")
}

/// How many member `$1` has not read; `seen` is the condition on boards.
pub(super) fn unread(seen: &str, most: i64) -> String {
    let shown = shown(seen);
    format!("SELECT COUNT(*) AS n FROM (SELECT n.id {JOINED} WHERE n.member_id = $1 AND n.read_at IS NULL AND {shown} LIMIT {most}) x")
}

/// A page of one part of the list of member `$1`, before notice `$2` where there is one.
pub(super) fn part(unread: bool, before: bool, seen: &str, most: usize) -> String {
    format!(
        "SELECT n.id, n.kind, a.name AS actor, n.reply_id, SUBSTR(r.body, 1, 2000) AS start, r.thread_id, t.title, t.slug, t.language, \
         n.story, n.payload, n.created_at, n.read_at {JOINED} LEFT JOIN members a ON a.id = n.actor_id \
         WHERE n.member_id = $1 AND n.read_at IS {} AND {}{} ORDER BY n.id DESC LIMIT {most}",
        if unread { "NULL" } else { "NOT NULL" },
        shown(seen),
        if before { " AND n.id < $2" } else { "" }
    )
}
