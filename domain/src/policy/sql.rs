//! Rules of who sees what, and of who is an author, as parts of queries.

/// Which rows `a` of `material_authors` are authors: whoever is invited becomes one by accepting.
macro_rules! is_author {
    () => {
        "a.accepted_at IS NOT NULL"
    };
}

/// The name of the first author of the resource `m`, or nothing.
macro_rules! first_author {
    () => {
        concat!(
            "COALESCE((SELECT n.name FROM material_authors a JOIN members n ON n.id = a.member_id WHERE a.material_id = m.id AND ",
            $crate::policy::authors::is_author!(),
            " ORDER BY a.position, a.member_id LIMIT 1), '')"
        )
    };
}

/// Whether the member whose id is `$2` is an author of the resource `m`.
macro_rules! asker_is_author {
    () => {
        concat!(
            "EXISTS (SELECT 1 FROM material_authors a WHERE a.material_id = m.id AND a.member_id = $2 AND ",
            $crate::policy::authors::is_author!(),
            ")"
        )
    };
}

pub(crate) use {asker_is_author, first_author, is_author};

/// [`first_author`] for queries that are put together.
pub(crate) const FIRST_AUTHOR: &str = first_author!();
/// [`is_author`] for queries that are put together.
pub(crate) const IS_AUTHOR: &str = is_author!();

/// Boards `b` that somebody may see who belongs to groups: what is open to them, and what the groups of member `$me` keep to themselves.
pub(super) fn boards_of_member(staff: bool, me: usize) -> String {
    let open = if staff { "'public', 'members', 'staff'" } else { "'public', 'members'" };
    format!("(b.audience IN ({open}) OR b.group_id IN (SELECT gm.group_id FROM group_members gm WHERE gm.member_id = ${me}))")
}

/// Boards `b` that everybody may see.
pub(super) const PUBLIC_BOARDS: &str = "b.audience = 'public'";

/// Whether a member, named by a column as in `inside!("n.member_id")`, belongs to the group of `boards b`.
macro_rules! inside {
    ($member:literal) => {
        concat!("EXISTS (SELECT 1 FROM group_members gm WHERE gm.group_id = b.group_id AND gm.member_id = ", $member, ")")
    };
}
pub(crate) use inside;

/// The same for member `$me`.
pub(super) fn has_inside(me: usize) -> String {
    format!("EXISTS (SELECT 1 FROM group_members gm WHERE gm.group_id = b.group_id AND gm.member_id = ${me})")
}
