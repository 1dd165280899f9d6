//! What is asked of the database about what is given to other programs. `{}` stands for the places of the ids that are asked for.

use crate::policy::authors::is_author;

/// What these were made from, in the version that was taken.
pub(super) const TAKEN: &str = "SELECT s.material_id, s.source_id, s.source_version, s.translation, v.fields FROM material_sources s \
    JOIN material_versions v ON v.material_id = s.source_id AND v.number = s.source_version \
    WHERE s.material_id IN ({}) ORDER BY s.material_id, s.source_id";

pub(super) const AUTHORS: &str = concat!(
    "SELECT a.material_id, m.handle, m.name FROM material_authors a JOIN members m ON m.id = a.member_id WHERE ",
    is_author!(),
    " AND a.material_id IN ({}) ORDER BY a.material_id, a.position, a.member_id"
);

/// The files of the latest versions of these.
pub(super) const FILES: &str = "SELECT w.material_id, f.id, f.name, f.mime, f.size, b.scanned, f.blob FROM version_files v \
    JOIN material_versions w ON w.id = v.version_id JOIN materials m ON m.id = w.material_id AND m.version = w.number \
    JOIN files f ON f.id = v.file_id JOIN blobs b ON b.hash = f.blob WHERE w.material_id IN ({}) ORDER BY w.material_id, v.position, f.id";

/// Translations of these that are listed.
pub(super) const TRANSLATIONS: &str = "SELECT s.source_id, m.id, m.slug, m.language FROM material_sources s JOIN materials m ON m.id = s.material_id \
    WHERE s.translation = TRUE AND m.state = 'published' AND s.source_id IN ({}) ORDER BY s.source_id, m.id";

/// What was ever published, in its latest version; more conditions follow.
pub(super) const RECORDS: &str = "SELECT m.id, m.slug, m.state, m.version, m.published_at, m.changed_at, m.datestamp, v.fields FROM materials m \
    JOIN material_versions v ON v.material_id = m.id AND v.number = m.version WHERE m.state <> 'draft'";

/// How many such there are; more conditions follow.
pub(super) const COUNT: &str = "SELECT COUNT(*) AS n FROM materials m WHERE m.state <> 'draft'";

/// Changed at this moment or later; the value is the one at `place`, as in the next ones.
pub(super) fn since(place: usize) -> String {
    format!(" AND m.datestamp >= ${place}")
}

pub(super) fn before(place: usize) -> String {
    format!(" AND m.datestamp < ${place}")
}

pub(super) fn in_set(place: usize) -> String {
    format!(" AND EXISTS (SELECT 1 FROM material_sets s WHERE s.material_id = m.id AND s.spec = ${place})")
}

pub(super) fn is(place: usize) -> String {
    format!(" AND m.id = ${place}")
}

/// Behind a time, and an id at the next place.
pub(super) fn behind(place: usize) -> String {
    format!(" AND (m.datestamp, m.id) > (${place}, ${})", place + 1)
}

/// So many of [`RECORDS`], by the time of their last change.
pub(super) fn first(most: usize) -> String {
    format!(" ORDER BY m.datestamp, m.id LIMIT {most}")
}
