//! What is asked of the database about groups.

/// A group as the asker, `$2`, stands to it.
pub(super) const ROW: &str = "SELECT g.id, g.name, g.slug, g.description, g.language, g.organisation_id, g.joining, g.hidden, g.members_count, \
    g.created_at, g.closed_at, m.role, q.invited_by IS NOT NULL AS invited, q.member_id IS NOT NULL AND q.invited_by IS NULL AS asked \
    FROM groups g LEFT JOIN group_members m ON m.group_id = g.id AND m.member_id = $2 \
    LEFT JOIN group_requests q ON q.group_id = g.id AND q.member_id = $2 WHERE g.id = $1";

/// Groups as lists show them, to be followed by `WHERE`.
pub(super) const LINES: &str = "SELECT g.id, g.name, g.slug, g.description, g.language, g.joining, g.hidden, g.members_count, \
    o.name AS organisation, o.slug AS organisation_slug FROM groups g LEFT JOIN organisations o ON o.id = g.organisation_id AND o.state = 'listed'";

/// Members of a group, as the asker may see them; `$1` is the group.
pub(super) const MEMBERS: &str = "SELECT m.id, m.handle, m.name, m.photo, m.see_photo, g.role, g.since FROM group_members g \
    JOIN members m ON m.id = g.member_id WHERE g.group_id = $1 AND m.erased_at IS NULL";

/// Who waits for an answer of the group, or is to answer.
pub(super) const WAITING: &str = "SELECT m.id, m.handle, m.name, q.note, q.created_at, q.invited_by IS NOT NULL AS invited FROM group_requests q \
    JOIN members m ON m.id = q.member_id WHERE q.group_id = $1 AND m.erased_at IS NULL ORDER BY q.created_at, q.member_id LIMIT 200";

pub(super) const BOARDS: &str = "SELECT id, slug, name, description, language, threads_count, replies_count, last_activity_at, archived_at FROM boards \
    WHERE group_id = $1 ORDER BY archived_at IS NOT NULL, id LIMIT 50";

pub(super) const KEEPERS: &str = "SELECT g.member_id AS n FROM group_members g JOIN members m ON m.id = g.member_id \
    WHERE g.group_id = $1 AND g.role = 'keeper' AND m.erased_at IS NULL ORDER BY g.since LIMIT 50";

/// Keepers beside one member.
pub(super) const OTHER_KEEPERS: &str = "SELECT COUNT(*) AS n FROM group_members WHERE group_id = $1 AND role = 'keeper' AND member_id <> $2";

pub(super) const LIVE_BOARDS: &str = "SELECT COUNT(*) AS n FROM boards WHERE group_id = $1 AND archived_at IS NULL";

pub(super) const STARTED: &str = "SELECT COUNT(*) AS n FROM groups WHERE created_by = $1 AND created_at > $2";

pub(super) const BELONGS_TO: &str = "SELECT COUNT(*) AS n FROM group_members WHERE member_id = $1";

pub(super) const WAITING_COUNT: &str = "SELECT COUNT(*) AS n FROM group_requests WHERE group_id = $1";

pub(super) const SLUG_TAKEN: &str = "SELECT id AS n FROM boards WHERE slug = $1";

/// What a member followed in a group comes to them no more.
pub(super) const UNFOLLOW: &str = "DELETE FROM follows WHERE member_id = $1 AND ((kind = 'board' AND object_id IN \
    (SELECT b.id FROM boards b WHERE b.group_id = $2)) OR (kind = 'thread' AND object_id IN \
    (SELECT t.id FROM threads t JOIN boards b ON b.id = t.board_id WHERE b.group_id = $2)))";

/// What names a group that a member has left.
pub(super) const FORGET_NOTICES: &str = "DELETE FROM notices WHERE member_id = $1 AND payload LIKE $2";

pub(super) const HOUSE: &str = "SELECT name, slug FROM organisations WHERE id = $1 AND state = 'listed'";
