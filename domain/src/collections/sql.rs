//! Queries of collections.

use crate::policy::authors::first_author;

/// Collection `$1`, and whether member `$2` edits it.
pub(super) const ROW: &str = "SELECT c.id, c.slug, c.\"key\", c.title, c.summary, c.language, c.access, c.created_by, c.created_at, c.changed_at, \
    c.entries, c.copies, c.copied_from, EXISTS (SELECT 1 FROM collection_editors e WHERE e.collection_id = c.id AND e.member_id = $2) AS is_editor \
    FROM collections c WHERE c.id = $1";

/// Whoever edits a collection, its owner among them.
pub const EDITORS: &str = "SELECT created_by AS n FROM collections WHERE id = $1 UNION SELECT member_id AS n FROM collection_editors \
    WHERE collection_id = $1 ORDER BY n";

/// The editors of collection `$1`, its owner `$2` first.
pub(super) const NAMED_EDITORS: &str = "SELECT e.member_id, m.handle, m.name FROM collection_editors e JOIN members m ON m.id = e.member_id \
    WHERE e.collection_id = $1 ORDER BY CASE WHEN e.member_id = $2 THEN 0 ELSE 1 END, e.added_at, e.member_id";

/// The resources of collection `$1` in its order.
pub(super) const ENTRIES: &str = concat!(
    "SELECT e.material_id, e.note, CASE WHEN m.state = 'published' THEN FALSE ELSE TRUE END AS gone, m.slug, m.title, m.summary, \
     m.language, m.kind, m.licence, m.minutes, m.used, m.reviewers, ",
    first_author!(),
    " AS author FROM collection_entries e JOIN materials m ON m.id = e.material_id WHERE e.collection_id = $1 ORDER BY e.position, e.material_id LIMIT 200"
);

/// Which entries come back with collection `$1`: a resource may be gone by then.
pub(super) const ENTRIES_TO_KEEP: &str = "collection_id = $1 AND material_id IN (SELECT id FROM materials)";

/// Collection `$1`, if everybody may read it, as its copies name it.
pub(super) const PARENT: &str = "SELECT c.id, c.slug, c.title, c.language, m.name AS owner FROM collections c JOIN members m ON m.id = c.created_by \
    WHERE c.id = $1 AND c.access = 'public'";

/// The titles of collection `$1` and resource `$2`, if everybody may see that it is in it.
pub(super) const GROWN: &str = "SELECT c.title AS collection, m.title AS material FROM collection_entries e JOIN collections c ON c.id = e.collection_id \
    JOIN materials m ON m.id = e.material_id WHERE e.collection_id = $1 AND e.material_id = $2 AND c.access = 'public' AND m.state = 'published'";

/// Puts resource `$2` at the end of collection `$1`, unless it is in it.
pub(super) const ADD: &str = "INSERT INTO collection_entries (collection_id, material_id, position, note, added_by, added_at) VALUES ($1, $2, \
    (SELECT COALESCE(MAX(position), 0) + 1 FROM collection_entries WHERE collection_id = $1), $3, $4, $5) ON CONFLICT DO NOTHING";

/// Puts what is listed of collection `$1` into collection `$2`, by member `$3` at `$4`.
pub(super) const COPY_ENTRIES: &str = "INSERT INTO collection_entries (collection_id, material_id, position, note, added_by, added_at) \
    SELECT CAST($2 AS bigint), e.material_id, e.position, e.note, CAST($3 AS bigint), CAST($4 AS bigint) FROM collection_entries e \
    JOIN materials m ON m.id = e.material_id WHERE e.collection_id = $1 AND m.state = 'published'";

pub(super) const COUNT_ENTRIES: &str =
    "UPDATE collections SET entries = (SELECT COUNT(*) FROM collection_entries e WHERE e.collection_id = $1) WHERE id = $1";

/// Gives resource `$2` of collection `$1` the place `$4`, and its neighbour `$3` the place `$5`.
pub(super) const CHANGE_PLACES: &str = "UPDATE collection_entries SET position = CASE WHEN material_id = $2 THEN CAST($4 AS integer) ELSE CAST($5 AS integer) END \
    WHERE collection_id = $1 AND material_id IN ($2, $3)";

/// Where member `$1` can put resource `$2`, and whether it is there.
pub(super) const PLACES: &str = "SELECT c.id, c.title, EXISTS (SELECT 1 FROM collection_entries e WHERE e.collection_id = c.id AND e.material_id = $2) AS has \
    FROM collections c JOIN collection_editors w ON w.collection_id = c.id WHERE w.member_id = $1 ORDER BY c.changed_at DESC, c.id DESC LIMIT 100";

/// A collection as lists show it.
macro_rules! line {
    () => {
        "SELECT c.id, c.slug, c.\"key\", c.title, c.summary, c.language, c.access, c.entries, c.changed_at, o.name AS owner, \
         EXISTS (SELECT 1 FROM collection_entries e JOIN materials m ON m.id = e.material_id WHERE e.collection_id = c.id AND m.state = 'published' \
         AND m.licence LIKE 'by-nc%') AS non_commercial, \
         (SELECT CAST(f.id AS text) || '/' || f.name FROM collection_entries e JOIN materials m ON m.id = e.material_id AND m.state = 'published' \
         JOIN material_versions v ON v.material_id = m.id AND v.number = m.version JOIN version_files x ON x.version_id = v.id \
         JOIN files f ON f.id = x.file_id WHERE e.collection_id = c.id AND f.mime IN ('image/png', 'image/jpeg', 'image/webp') \
         ORDER BY e.position, x.position, f.id LIMIT 1) AS cover FROM collections c JOIN members o ON o.id = c.created_by "
    };
}

/// Those that member `$1` edits.
pub(super) const OWN: &str =
    concat!(line!(), "JOIN collection_editors w ON w.collection_id = c.id WHERE w.member_id = $1 ORDER BY c.changed_at DESC, c.id DESC LIMIT 100");

/// Public ones with something in them; with a cursor those after the one that was changed at `$1` and has the id `$2`.
pub(super) fn public(after: bool, limit: usize) -> String {
    let cursor = if after { " AND (c.changed_at, c.id) < ($1, $2)" } else { "" };
    format!("{}WHERE c.access = 'public' AND c.entries > 0{cursor} ORDER BY c.changed_at DESC, c.id DESC LIMIT {limit}", line!())
}
