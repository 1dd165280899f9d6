//! What is asked of the database about the pages of the site and the builder cannot say where it is needed.

/// What becomes of a page whose keeper, `$1`, is erased: nobody looks after it.
pub(super) const FORGET_OWNER: &str = "UPDATE site_pages SET owner_id = NULL WHERE owner_id = $1";

/// What member `$1` wrote on pages of the site, after `$2`.
pub(super) const WRITTEN: &str = "SELECT v.written_at AS at, v.title, v.body AS text, v.note, v.written_at AS created_at FROM site_page_versions v \
    WHERE v.written_by = $1 AND v.written_at > $2 ORDER BY v.written_at";
