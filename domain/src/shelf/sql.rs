//! What is asked of the database about the lists of the library.

/// The number of the last change: asked for with each list.
pub(super) const NEWEST: &str = "SELECT COALESCE(MAX(shelved), 0) AS n FROM materials";

/// Gives a resource the number of this change.
pub(super) const SHELVE: &str = "UPDATE materials SET shelved = (SELECT tick FROM shelf_clock WHERE id = 1) WHERE id = $1";
