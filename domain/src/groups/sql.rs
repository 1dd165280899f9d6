//! What is asked of the database about groups.

/// A group as the asker, `$2`, stands to it.
pub(super) const ROW: &str = "SELECT g.id, g.name, g.slug, g.description, g.language, g.organisation_id, g.joining, g.hidden, g.members_count, \
    g.created_at, g.closed_at, m.role, q.invited_by IS NOT NULL AS invited, q.member_id IS NOT NULL AND q.invited_by IS NULL AS asked \
    FROM groups g LEFT JOIN group_members m ON m.group_id = g.id AND m.member_id = $2 \
    LEFT JOIN group_requests q ON q.group_id = g.id AND q.member_id = $2 WHERE g.id = $1";

/// Groups as lists show them.
macro_rules! lines {
    () => {
        "SELECT g.id, g.name, g.slug, g.description, g.language, g.joining, g.hidden, g.members_count, \
         o.name AS organisation, o.slug AS organisation_slug FROM groups g \
         LEFT JOIN organisations o ON o.id = g.organisation_id AND o.state = 'listed' WHERE "
    };
}

/// Those that everybody may know of, the newest first; first of the values is the slug of the organisation, then the id of the last one of
/// the page before.
pub(super) fn known(of_organisation: bool, after: bool, limit: usize) -> String {
    let organisation = if of_organisation { " AND o.slug = $1" } else { "" };
    let after = match (of_organisation, after) {
        (_, false) => "",
        (false, true) => " AND g.id < $1",
        (true, true) => " AND g.id < $2",
    };
    format!("{}NOT g.hidden AND g.closed_at IS NULL{organisation}{after} ORDER BY g.id DESC LIMIT {limit}", lines!())
}

/// Those that member `$1` belongs to, closed ones last.
pub(super) const OWN: &str = concat!(
    lines!(),
    "g.id IN (SELECT m.group_id FROM group_members m WHERE m.member_id = $1) ORDER BY g.closed_at IS NOT NULL, g.name, g.id LIMIT 100"
);

/// Members of group `$1`, as the asker may see them; with a cursor those after member `$3`, who came at `$2`.
pub(super) fn members(after: bool, limit: usize) -> String {
    let cursor = if after { " AND (g.since, g.member_id) > ($2, $3)" } else { "" };
    format!(
        "SELECT m.id, m.handle, m.name, m.photo, m.see_photo, g.role, g.since FROM group_members g \
         JOIN members m ON m.id = g.member_id WHERE g.group_id = $1 AND m.erased_at IS NULL{cursor} ORDER BY g.since, g.member_id LIMIT {limit}"
    )
}

/// Who waits for an answer of the group, or is to answer.
pub(super) const WAITING: &str = "SELECT m.id, m.handle, m.name, q.note, q.created_at, q.invited_by IS NOT NULL AS invited FROM group_requests q \
    JOIN members m ON m.id = q.member_id WHERE q.group_id = $1 AND m.erased_at IS NULL ORDER BY q.created_at, q.member_id LIMIT 200";

/// What a member followed in a group comes to them no more.
pub(super) const UNFOLLOW: &str = "DELETE FROM follows WHERE member_id = $1 AND ((kind = 'board' AND object_id IN \
    (SELECT b.id FROM boards b WHERE b.group_id = $2)) OR (kind = 'thread' AND object_id IN \
    (SELECT t.id FROM threads t JOIN boards b ON b.id = t.board_id WHERE b.group_id = $2)))";
