//! What is asked of the database about trust.

use crate::{
    db::places,
    policy::authors::{FIRST_AUTHOR, IS_AUTHOR, is_author},
};

/// The figures of resource `$1`, and what else there is of it.
pub(super) const COUNTS: &str = "SELECT m.reviewers, m.outdated, m.review_asked_at, m.review_due, COALESCE(v.changelog, '') AS changelog, \
    EXISTS (SELECT 1 FROM uses u WHERE u.material_id = m.id) AS used, \
    EXISTS (SELECT 1 FROM reviews r WHERE r.material_id = m.id) AS reviewed, \
    EXISTS (SELECT 1 FROM material_threads t WHERE t.material_id = m.id) AS talked_about, \
    EXISTS (SELECT 1 FROM post_materials p WHERE p.material_id = m.id) AS began_as_post, \
    EXISTS (SELECT 1 FROM collection_entries e WHERE e.material_id = m.id) AS collected FROM materials m \
    LEFT JOIN material_versions v ON v.material_id = m.id AND v.number = m.version WHERE m.id = $1";

/// The thread about resource `$1`, or the one it went into, to be followed by which boards.
pub(super) const THREAD: &str = "SELECT t.id, t.slug, t.title, t.replies_count AS replies, t.last_activity_at, n.name AS last_author FROM material_threads l \
    JOIN threads o ON o.id = l.thread_id JOIN threads t ON t.id = COALESCE(o.merged_into, o.id) JOIN boards b ON b.id = t.board_id \
    JOIN members n ON n.id = t.last_author_id WHERE l.material_id = $1 AND t.deleted_at IS NULL AND ";

/// The post that resource `$1` began as, to be followed by which boards.
pub(super) const ORIGIN: &str = "SELECT o.reply_id, t.title, t.language FROM post_materials o JOIN replies r ON r.id = o.reply_id JOIN threads t ON t.id = r.thread_id \
    JOIN boards b ON b.id = t.board_id WHERE o.material_id = $1 AND r.deleted_at IS NULL AND t.deleted_at IS NULL AND ";

/// Public collections with resource `$1`.
pub(super) const COLLECTIONS: &str = "SELECT c.id, c.slug, c.title, c.language, COUNT(*) OVER () AS total FROM collection_entries e JOIN collections c ON c.id = e.collection_id \
    WHERE e.material_id = $1 AND c.access = 'public' ORDER BY c.changed_at DESC, c.id DESC LIMIT 5";

/// The thread about resource `$1`, or the one it went into.
pub(super) const LINKED: &str = "SELECT t.id AS n FROM material_threads l JOIN threads o ON o.id = l.thread_id JOIN threads t ON t.id = COALESCE(o.merged_into, o.id) \
    WHERE l.material_id = $1 AND t.deleted_at IS NULL";

/// Boards to talk about a resource in language `$1` with so many tags, from `$2` on; the fitting ones first. A resource has one thread, for
/// all who see the resource; a group's boards are not the place for it.
pub(super) fn boards(tags: usize, staff: bool, seen: &str) -> String {
    let tagged = if tags == 0 {
        "(SELECT 0)".to_owned()
    } else {
        let tags = places(2, tags);
        format!(
            "(SELECT COUNT(*) FROM tags g JOIN thread_tags x ON x.tag_id = g.id JOIN threads t ON t.id = x.thread_id \
             WHERE g.name IN ({tags}) AND t.board_id = b.id AND t.deleted_at IS NULL)"
        )
    };
    let writable = if staff { "1 = 1" } else { "NOT b.news" };
    format!(
        "SELECT b.id, b.name FROM boards b WHERE b.archived_at IS NULL AND b.group_id IS NULL AND {writable} AND {seen} \
         ORDER BY CASE WHEN b.audience = 'public' AND NOT b.news THEN 0 ELSE 1 END, \
         CASE WHEN b.language = $1 THEN 0 ELSE 1 END, {tagged} DESC, b.position, b.id LIMIT 100"
    )
}

/// What waits for a review, and whether member `$1` is an author of it; with a cursor what comes after resource `$3`, asked for at `$2`.
pub(super) fn waiting(after: bool, limit: usize) -> String {
    let cursor = if after { " AND (m.review_asked_at, m.id) > ($2, $3)" } else { "" };
    format!(
        "SELECT m.id, m.slug, m.title, m.summary, m.language, m.kind, m.minutes, m.reviewers, m.used, m.review_asked_at, \
         {FIRST_AUTHOR} AS author, \
         EXISTS (SELECT 1 FROM material_authors a WHERE a.material_id = m.id AND a.member_id = $1 AND {IS_AUTHOR}) AS own \
         FROM materials m WHERE m.review_asked_at > 0 AND m.state = 'published'{cursor} ORDER BY m.review_asked_at, m.id LIMIT {limit}"
    )
}

/// Who asks for a resource of post `$1`.
pub(super) const ASKERS: &str = "SELECT q.member_id, m.name, q.declined_at FROM material_requests q JOIN members m ON m.id = q.member_id WHERE q.reply_id = $1 \
    ORDER BY q.created_at, q.member_id LIMIT 100";

/// Reports that resource `$1` is outdated, open ones first.
pub(super) const OUTDATED: &str = "SELECT o.id, m.name, m.handle, o.version, o.reason, o.created_at, o.closed_at, o.answer FROM outdated_reports o \
    JOIN members m ON m.id = o.member_id WHERE o.material_id = $1 ORDER BY CASE WHEN o.closed_at IS NULL THEN 0 ELSE 1 END, o.id DESC LIMIT 50";

/// A report from class as pages show it.
macro_rules! a_use {
    () => {
        "SELECT u.id, u.member_id, m.handle, m.name, u.version, u.level, u.country, u.learners, u.minutes, u.again, u.changed, u.note, \
         u.created_at, u.changed_at, COALESCE(f.id, 0) AS photo, COALESCE(f.name, '') AS photo_name \
         FROM uses u JOIN members m ON m.id = u.member_id LEFT JOIN files f ON f.id = u.photo_id WHERE u.material_id = $1"
    };
}

/// The latest of resource `$1`; with a cursor those before `$2`.
pub(super) fn uses(before: bool, limit: usize) -> String {
    let cursor = if before { " AND u.id < $2" } else { "" };
    format!("{}{cursor} ORDER BY u.id DESC LIMIT {limit}", a_use!())
}

/// The one of member `$2` about version `$3`.
pub(super) const OWN_USE: &str = concat!(a_use!(), " AND u.member_id = $2 AND u.version = $3");

pub(super) const USE_SUMMARY: &str = "SELECT COUNT(*) AS reports, COUNT(DISTINCT NULLIF(country, '')) AS countries, \
    COUNT(CASE WHEN again <> 'no' THEN 1 END) AS again, CAST(COALESCE((SELECT s.minutes FROM (SELECT minutes, \
    ROW_NUMBER() OVER (ORDER BY minutes, id) AS place, COUNT(*) OVER () AS total FROM uses WHERE material_id = $1 AND minutes > 0) s \
    WHERE s.place = (s.total + 1) / 2), 0) AS bigint) AS median FROM uses WHERE material_id = $1";

/// Changes the report of member `$1` about version `$3` of resource `$2`, and gives its id.
pub(super) const CHANGE_USE: &str = "UPDATE uses SET level = $4, country = $5, learners = $6, minutes = $7, again = $8, changed = $9, note = $10, changed_at = $11 \
    WHERE member_id = $1 AND material_id = $2 AND version = $3 RETURNING id AS n";

pub(super) const COUNT_USES: &str = "UPDATE materials SET used = (SELECT COUNT(*) FROM uses WHERE material_id = $1) WHERE id = $1";

/// Which file is the photo of report `$1`.
pub(super) const PHOTO_OF_USE: &str = "id = (SELECT photo_id FROM uses WHERE id = $1)";

/// A review as pages show it; `near` is who belongs to an organisation that one of the authors belongs to.
macro_rules! a_review {
    () => {
        concat!(
            "SELECT r.id, r.member_id, m.handle, m.name, r.version, r.marks, r.note, r.answer, r.answered_at, r.done_in, r.created_at, \
             EXISTS (SELECT 1 FROM affiliations x JOIN affiliations y ON y.organisation_id = x.organisation_id \
             JOIN material_authors a ON a.member_id = y.member_id WHERE x.member_id = r.member_id AND a.material_id = r.material_id AND ",
            $crate::policy::authors::is_author!(),
            ") AS near FROM reviews r JOIN members m ON m.id = r.member_id WHERE r.material_id = $1"
        )
    };
}

/// The latest of resource `$1`; with a cursor those before `$2`.
pub(super) fn reviews(before: bool, limit: usize) -> String {
    let cursor = if before { " AND r.id < $2" } else { "" };
    format!("{}{cursor} ORDER BY r.id DESC LIMIT {limit}", a_review!())
}

/// The one of member `$2` about version `$3`.
pub(super) const OWN_REVIEW: &str = concat!(a_review!(), " AND r.member_id = $2 AND r.version = $3");

/// Changes the review of member `$1` about version `$3` of resource `$2`, and gives its id.
pub(super) const CHANGE_REVIEW: &str =
    "UPDATE reviews SET marks = $4, note = $5, changed_at = $6 WHERE member_id = $1 AND material_id = $2 AND version = $3 RETURNING id AS n";

/// Different reviewers of resource `$1`, of whatever versions.
pub(super) const COUNT_REVIEWERS: &str =
    "UPDATE materials SET reviewers = (SELECT COUNT(DISTINCT member_id) FROM reviews WHERE material_id = $1) WHERE id = $1";

/// Asks for no more reviews of resource `$1` once `$2` have reviewed it since.
pub(super) const SETTLE_REQUEST: &str = "UPDATE materials SET review_asked_at = 0 WHERE id = $1 AND review_asked_at > 0 AND (SELECT COUNT(DISTINCT r.member_id) FROM reviews r \
    WHERE r.material_id = materials.id AND r.changed_at >= materials.review_asked_at) >= $2";

// Who is told of something, and the title of what it is about.

/// The authors of resource `$1`.
pub(super) const AUTHORS: &str = concat!(
    "SELECT a.member_id, m.title FROM material_authors a JOIN materials m ON m.id = a.material_id WHERE a.material_id = $1 AND m.state <> 'draft' AND ",
    is_author!()
);

/// Whose review `$1` is.
pub(super) const REVIEWER: &str = "SELECT r.member_id, m.title FROM reviews r JOIN materials m ON m.id = r.material_id WHERE r.id = $1";

/// Who called resource `$1` outdated, and was answered at `$2`.
pub(super) const ANSWERED: &str =
    "SELECT o.member_id, m.title FROM outdated_reports o JOIN materials m ON m.id = o.material_id WHERE o.material_id = $1 AND o.closed_at = $2";

/// Who reviewed resource `$1` before version `$2`, or called it outdated.
pub(super) const HAD_A_WORD: &str = concat!(
    "SELECT x.member_id, m.title FROM (SELECT member_id, material_id FROM reviews WHERE material_id = $1 AND version < $2 \
     UNION SELECT member_id, material_id FROM outdated_reports WHERE material_id = $1 AND version < $2) x \
     JOIN materials m ON m.id = x.material_id WHERE m.state <> 'draft' AND NOT EXISTS \
     (SELECT 1 FROM material_authors a WHERE a.material_id = m.id AND a.member_id = x.member_id AND ",
    is_author!(),
    ")"
);

/// Who asked for resource `$1` under the post it began as.
pub(super) const ASKED_FOR: &str = "SELECT q.member_id, m.title FROM post_materials o JOIN material_requests q ON q.reply_id = o.reply_id \
    JOIN materials m ON m.id = o.material_id WHERE o.material_id = $1 AND m.state = 'published'";

/// Who wrote post `$1`.
pub(super) const WRITER: &str = "SELECT r.author_id AS member_id, t.title FROM replies r JOIN threads t ON t.id = r.thread_id \
    WHERE r.id = $1 AND r.deleted_at IS NULL AND t.deleted_at IS NULL";
