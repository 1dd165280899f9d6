//! What is asked of the database about resources and the builder cannot say, or says at greater length.

use crate::{
    db::places,
    policy::{
        authors::{FIRST_AUTHOR, IS_AUTHOR, asker_is_author, is_author},
        materials::LISTED,
    },
};

/// A resource as the asker, `$2`, stands to it.
pub(super) const ROW: &str = concat!(
    "SELECT m.id, m.slug, m.title, m.state, m.removed, m.reason, m.created_by, m.version, m.licence, m.remix, m.published_at, m.changed_at, ",
    asker_is_author!(),
    " AS is_author, EXISTS (SELECT 1 FROM material_sources s WHERE s.material_id = m.id) AS is_made, \
     EXISTS (SELECT 1 FROM material_sources s WHERE s.source_id = m.id) AS is_source FROM materials m WHERE m.id = $1"
);

const LINES: &str = "SELECT m.id, m.slug, m.state, m.title, m.summary, m.language, m.kind, m.licence, m.minutes, m.cefr, m.files, m.version, \
    m.published_at, m.changed_at, m.remixes, m.used, m.reviewers, m.outdated";

/// So many resources, as far as they are listed.
pub(super) fn lines(count: usize) -> String {
    format!("{LINES}, {FIRST_AUTHOR} AS author FROM materials m WHERE m.id IN ({}) AND {LISTED}", places(1, count))
}

/// The resources of the author `$1`.
pub(super) fn own_lines() -> String {
    format!(
        "{LINES}, {FIRST_AUTHOR} AS author FROM materials m JOIN material_authors a ON a.material_id = m.id AND a.member_id = $1 AND {IS_AUTHOR} \
         ORDER BY m.changed_at DESC, m.id DESC LIMIT 100"
    )
}

macro_rules! files {
    () => {
        "SELECT f.id, f.name, f.mime, f.size, b.scanned, f.blob FROM files f JOIN blobs b ON b.hash = f.blob"
    };
}

/// The files of version `$2`.
pub(super) const VERSION_FILES: &str = concat!(
    files!(),
    " JOIN version_files v ON v.file_id = f.id JOIN material_versions w ON w.id = v.version_id WHERE w.material_id = $1 AND w.number = $2 \
     ORDER BY v.position, f.id"
);

pub(super) const DRAFT_FILES: &str = concat!(files!(), " JOIN draft_files d ON d.file_id = f.id WHERE d.material_id = $1 ORDER BY d.position, f.id");

macro_rules! origins {
    () => {
        concat!(
            "SELECT m.id, m.slug, m.title, m.language, m.licence, s.source_version AS taken, m.version, s.translation, ",
            $crate::policy::authors::first_author!(),
            " AS author FROM material_sources s JOIN materials m"
        )
    };
}

pub(super) const SOURCES: &str = concat!(origins!(), " ON m.id = s.source_id WHERE s.material_id = $1 ORDER BY m.id");

/// The latest that are listed.
pub(super) const REMIXES: &str =
    concat!(origins!(), " ON m.id = s.material_id WHERE s.source_id = $1 AND m.state = 'published' ORDER BY m.id DESC LIMIT 50");

/// Of the versions that were taken.
pub(super) const LICENCES_OF_SOURCES: &str = "SELECT v.licence FROM material_sources s JOIN material_versions v ON v.material_id = s.source_id \
    AND v.number = s.source_version WHERE s.material_id = $1";

/// Puts the files of version `$3` of a resource, `$2`, to a draft, `$1`.
pub(super) const TAKE_FILES: &str = "INSERT INTO draft_files (material_id, file_id, position) SELECT $1, v.file_id, v.position FROM version_files v \
    JOIN material_versions w ON w.id = v.version_id WHERE w.material_id = $2 AND w.number = $3";

/// Puts the files of a draft, `$2`, to its new version.
pub(super) const KEEP_FILES: &str =
    "INSERT INTO version_files (version_id, file_id, position) SELECT $1, file_id, position FROM draft_files WHERE material_id = $2";

/// What lists show of a version that is published at `$11`. What is listed first stays where it was.
pub(super) const SHOW: &str = "UPDATE materials SET state = 'published', removed = FALSE, reason = '', version = $2, title = $3, slug = $4, \
    summary = $5, language = $6, kind = $7, licence = $8, minutes = $9, cefr = $10, changed_at = $11, datestamp = $11, \
    published_at = CASE WHEN published_at = 0 THEN $11 ELSE published_at END, \
    files = (SELECT COUNT(*) FROM draft_files WHERE material_id = $1) WHERE id = $1";

/// The types of the files of the latest version.
pub(super) const TYPES: &str = "SELECT DISTINCT f.mime FROM materials m JOIN material_versions v ON v.material_id = m.id AND v.number = m.version \
    JOIN version_files x ON x.version_id = v.id JOIN files f ON f.id = x.file_id WHERE m.id = $1";

/// That it is used, and that as many as `$2` have reviewed it, where this is so.
pub(super) const TRUST_FACETS: &str = "INSERT INTO material_facets (material_id, facet, value, published_at) \
    SELECT id, 'used', 'yes', published_at FROM materials WHERE id = $1 AND state = 'published' AND used > 0 \
    UNION ALL SELECT id, 'reviewed', 'yes', published_at FROM materials WHERE id = $1 AND state = 'published' AND reviewers >= $2";

/// The authors of what a listed resource was made from, with its title.
pub(super) const AUTHORS_OF_SOURCES: &str = concat!(
    "SELECT DISTINCT a.member_id, r.title FROM material_sources s JOIN material_authors a ON a.material_id = s.source_id \
     JOIN materials r ON r.id = s.material_id WHERE s.material_id = $1 AND r.state = 'published' AND ",
    is_author!()
);

/// The authors in their order, then those who are invited.
pub(super) const PLACES: &str = "SELECT m.id AS member_id, m.handle, m.name, a.accepted_at IS NOT NULL AS accepted FROM material_authors a \
    JOIN members m ON m.id = a.member_id WHERE a.material_id = $1 \
    ORDER BY CASE WHEN a.accepted_at IS NULL THEN 1 ELSE 0 END, a.position, a.member_id";

/// What somebody is asked to be an author of.
pub(super) const INVITATIONS: &str = "SELECT a.material_id, r.title, r.language, COALESCE(m.name, '') AS inviter, COALESCE(m.handle, '') AS handle, \
    COALESCE(a.invited_at, 0) AS invited_at FROM material_authors a JOIN materials r ON r.id = a.material_id \
    LEFT JOIN members m ON m.id = a.invited_by WHERE a.member_id = $1 AND a.accepted_at IS NULL \
    ORDER BY a.invited_at DESC, a.material_id DESC LIMIT 50";

/// Invites `$2` behind all others, at `$3` by `$4`.
pub(super) const INVITE: &str = "INSERT INTO material_authors (material_id, member_id, position, invited_at, invited_by) \
    SELECT $1, $2, COALESCE(MAX(position), 0) + 1, $3, $4 FROM material_authors WHERE material_id = $1";

/// Which row is kept of the place that somebody gives up.
pub(super) const THE_PLACE: &str = "material_id = $1 AND member_id = $2";

/// So many proposed concepts of what is listed, by their names; behind the label `$1`, resource `$2` and position `$3` of the last one.
pub(super) fn proposals(behind: bool, most: usize) -> String {
    let behind = if behind { " AND (p.label, p.material_id, p.position) > ($1, $2, $3)" } else { "" };
    format!(
        "SELECT p.label, p.definition, p.language, p.proposed_at, p.material_id, p.position, m.slug, m.title FROM proposed_concepts p \
         JOIN materials m ON m.id = p.material_id WHERE {LISTED}{behind} ORDER BY p.label, p.material_id, p.position LIMIT {most}"
    )
}

macro_rules! relatives {
    () => {
        concat!("SELECT m.id, m.slug, m.title, m.language, m.licence, m.state, ", $crate::policy::authors::first_author!(), " AS author")
    };
}

/// A resource as its own relative.
pub(super) const SELF: &str =
    concat!(relatives!(), ", m.id AS source, m.id AS made, FALSE AS translation, 0 AS taken, 0 AS now FROM materials m WHERE m.id = $1");

/// The next generation of so many, one row a line; `known` is the column of the end where they stand.
pub(super) fn generation(known: &str, other: &str, count: usize) -> String {
    format!(
        "{}, s.source_id AS source, s.material_id AS made, s.translation, s.source_version AS taken, o.version AS now \
         FROM material_sources s JOIN materials m ON m.id = s.{other} JOIN materials o ON o.id = s.source_id \
         WHERE s.{known} IN ({}) AND m.version > 0 ORDER BY m.id, s.{known} LIMIT 400",
        relatives!(),
        places(1, count)
    )
}

/// How many there are in it.
pub(super) fn size_of_generation(known: &str, other: &str, count: usize) -> String {
    format!(
        "SELECT COUNT(DISTINCT s.{other}) AS n FROM material_sources s JOIN materials m ON m.id = s.{other} \
         WHERE s.{known} IN ({}) AND m.version > 0",
        places(1, count)
    )
}
