//! Queries of collections.

/// Whoever edits a collection, its owner among them.
pub const EDITORS: &str = "SELECT created_by AS n FROM collections WHERE id = $1 UNION SELECT member_id AS n FROM collection_editors \
    WHERE collection_id = $1 ORDER BY n";
