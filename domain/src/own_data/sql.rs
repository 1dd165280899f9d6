//! The statements of [`super`]. A part of a download takes the member as `$1` and the last `at` of the page before as `$2`; it is ordered by
//! `at`, a number that less than a page of the member's rows share. It tells no secret, no address of others, and nobody of the staff.

pub(super) const PROFILE: &str = "SELECT m.id AS at, m.name, m.handle, m.email, m.role, m.kind, m.headline, m.pronouns, p.bio AS text, m.country, m.town, m.timezone, \
    m.language, m.theme, m.created_at, m.seen_at, m.suspended_at, m.suspended_until, m.suspended_reason AS reason, m.verified_until, \
    m.coordinator_until, m.listed, m.see_photo, m.see_headline, m.see_pronouns, m.see_bio, m.see_country, m.see_town, m.see_timezone, \
    m.see_organisation, m.see_languages, m.see_subjects, m.see_steps, m.see_offers, m.see_seeks, m.see_links FROM members m LEFT JOIN profiles p \
    ON p.member_id = m.id WHERE m.id = $1 AND m.id > $2 ORDER BY m.id";
pub(super) const PROFILE_LINKS: &str =
    "SELECT position AS at, url AS link FROM member_links WHERE member_id = $1 AND position > $2 ORDER BY position";
pub(super) const PROFILE_LISTS: &str = "SELECT level AS at, facet AS kind, value AS choice, level FROM member_facets WHERE member_id = $1 AND level > $2 ORDER BY level, facet, \
    value";
pub(super) const ORGANISATIONS: &str = "SELECT a.id AS at, o.name AS title, 'organisation:' || o.id AS link, a.state, a.how, a.coordinates, a.reason, a.created_at, \
    a.verified_at, a.expires_at FROM affiliations a JOIN organisations o ON o.id = a.organisation_id WHERE a.member_id = $1 AND a.id > $2 ORDER \
    BY a.id";
pub(super) const ADDED_ORGANISATIONS: &str = "SELECT id AS at, name AS title, 'organisation:' || id AS link, kind, country, town, website, state, reason, created_at FROM \
    organisations WHERE created_by = $1 AND id > $2 ORDER BY id";
pub(super) const GROUPS: &str = "SELECT g.id AS at, g.name AS title, 'group:' || g.id AS link, m.role, m.since FROM group_members m \
    JOIN groups g ON g.id = m.group_id WHERE m.member_id = $1 AND g.id > $2 ORDER BY g.id";
/// Who asked for it knows its name; it may be hidden by now.
pub(super) const GROUP_REQUESTS: &str = "SELECT q.group_id AS at, 'group:' || q.group_id AS link, q.note, \
    CASE WHEN q.invited_by IS NULL THEN 'request' ELSE 'invitation' END AS kind, q.created_at \
    FROM group_requests q WHERE q.member_id = $1 AND q.group_id > $2 ORDER BY q.group_id";
pub(super) const THREADS: &str = "SELECT id AS at, title, 'thread:' || id AS link, kind, language, created_at, deleted_at FROM threads WHERE author_id = $1 \
    AND id > $2 ORDER BY id";
pub(super) const POSTS: &str = "SELECT r.id AS at, CASE WHEN t.author_id = $1 OR (t.deleted_at IS NULL AND (b.audience IN ('public', 'members') OR \
    b.group_id IN (SELECT gm.group_id FROM group_members gm WHERE gm.member_id = $1))) THEN t.title ELSE '' END AS title, 'post:' || r.id AS link, r.body \
    AS text, r.created_at, r.edited_at, r.deleted_at, r.removed_reason AS reason FROM replies r JOIN threads t ON t.id = r.thread_id JOIN boards b ON b.id = t.board_id WHERE \
    r.author_id = $1 AND r.id > $2 ORDER BY r.id";
pub(super) const EARLIER_POSTS: &str = "SELECT v.id AS at, v.title, 'post:' || v.reply_id AS link, v.version, v.body AS text, v.created_at FROM revisions v JOIN replies r ON \
    r.id = v.reply_id WHERE r.author_id = $1 AND v.id > $2 ORDER BY v.id";
pub(super) const REACTIONS: &str = "SELECT reply_id AS at, 'post:' || reply_id AS link, kind, level, country, note AS text, created_at FROM reactions WHERE member_id = $1 \
    AND reply_id > $2 ORDER BY reply_id, kind";
pub(super) const DRAFTS: &str = "SELECT updated_at AS at, title, place, tags, body AS text, updated_at AS changed_at FROM drafts WHERE member_id = $1 AND updated_at > $2 \
    ORDER BY updated_at, place";
pub(super) const READING: &str = "SELECT thread_id AS at, 'thread:' || thread_id AS link, seen, updated_at AS changed_at FROM read_marks WHERE member_id = $1 AND thread_id \
    > $2 ORDER BY thread_id";
pub(super) const FOLLOWING: &str = "SELECT object_id AS at, kind, kind || ':' || object_id AS link, level AS choice, created_at FROM follows \
    WHERE member_id = $1 AND object_id > $2 ORDER BY object_id, kind";
pub(super) const MENTIONS: &str =
    "SELECT reply_id AS at, 'post:' || reply_id AS link FROM mentions WHERE member_id = $1 AND reply_id > $2 ORDER BY reply_id";
pub(super) const QUOTES: &str =
    "SELECT reply_id AS at, 'post:' || reply_id AS link FROM quotes WHERE member_id = $1 AND reply_id > $2 ORDER BY reply_id";
pub(super) const NOTICES: &str = "SELECT id AS at, kind, story, payload AS content, 'post:' || reply_id AS link, created_at, read_at FROM notices \
    WHERE member_id = $1 AND id > $2 ORDER BY id";
pub(super) const MAIL_CHOICES: &str =
    "SELECT member_id AS at, kind, how AS choice FROM notice_preferences WHERE member_id = $1 AND member_id > $2 ORDER BY member_id, kind";
pub(super) const DAILY_MAIL: &str = "SELECT member_id AS at, due_at FROM digests WHERE member_id = $1 AND member_id > $2 ORDER BY member_id";
pub(super) const RESOURCES: &str = "SELECT m.id AS at, 'resource:' || m.id AS link, m.state, m.reason, m.created_at, m.published_at, m.changed_at, \
    a.accepted_at, d.fields AS content FROM material_authors a JOIN materials m ON m.id = a.material_id LEFT JOIN material_drafts d ON \
    d.material_id = m.id WHERE a.member_id = $1 AND a.accepted_at IS NOT NULL AND m.id > $2 ORDER BY m.id";
pub(super) const AUTHOR_INVITATIONS: &str = "SELECT material_id AS at, '/library/mine' AS link, invited_at FROM material_authors WHERE member_id = $1 AND accepted_at IS NULL AND \
    material_id > $2 ORDER BY material_id";
pub(super) const RESOURCE_VERSIONS: &str = "SELECT v.id AS at, '/library/' || v.material_id || '/versions/' || v.number AS link, v.number AS version, v.licence, v.changelog AS note, \
    v.published_at, v.fields AS content FROM material_versions v JOIN material_authors a ON a.material_id = v.material_id WHERE a.member_id = $1 \
    AND a.accepted_at IS NOT NULL AND v.id > $2 ORDER BY v.id";
pub(super) const FILES: &str = "SELECT f.id AS at, f.name AS title, 'resource:' || f.material_id AS link, f.mime, f.size, f.created_at FROM files f WHERE f.created_by = $1 \
    AND f.id > $2 ORDER BY f.id";
pub(super) const UNFINISHED_UPLOADS: &str =
    "SELECT id AS at, name AS title, length AS size, created_at FROM uploads WHERE member_id = $1 AND id > $2 ORDER BY id";
pub(super) const IMPORTS: &str =
    "SELECT id AS at, kind, origin, lines AS content, made, created_at, done_at FROM imports WHERE member_id = $1 AND id > $2 ORDER BY id";
pub(super) const CLASS_REPORTS: &str = "SELECT u.id AS at, 'resource:' || u.material_id AS link, u.version, u.level, u.country, u.learners, u.minutes, u.again AS choice, u.changed \
    AS note, u.note AS text, u.created_at, u.changed_at FROM uses u WHERE u.member_id = $1 AND u.id > $2 ORDER BY u.id";
pub(super) const REVIEWS: &str = "SELECT id AS at, 'resource:' || material_id AS link, version, note AS text, marks AS content, created_at, changed_at FROM reviews WHERE \
    member_id = $1 AND id > $2 ORDER BY id";
pub(super) const REVIEW_ANSWERS: &str = "SELECT id AS at, 'resource:' || material_id AS link, version, answer AS text, answered_at FROM reviews WHERE answered_by = $1 AND id > $2 \
    ORDER BY id";
pub(super) const OUTDATED_REPORTS: &str = "SELECT id AS at, 'resource:' || material_id AS link, version, reason AS text, created_at, closed_at FROM outdated_reports WHERE member_id = \
    $1 AND id > $2 ORDER BY id";
pub(super) const RESOURCE_REQUESTS: &str = "SELECT reply_id AS at, 'post:' || reply_id AS link, created_at, declined_at FROM material_requests WHERE member_id = $1 AND reply_id > \
    $2 ORDER BY reply_id";
pub(super) const COLLECTIONS: &str = "SELECT c.id AS at, c.title, 'collection:' || c.id AS link, c.summary AS text, c.language, c.access AS choice, \
    c.created_at, c.changed_at FROM collections c WHERE (c.created_by = $1 OR EXISTS (SELECT 1 FROM collection_editors e WHERE e.collection_id = \
    c.id AND e.member_id = $1)) AND c.id > $2 ORDER BY c.id";
pub(super) const COLLECTED_RESOURCES: &str = "SELECT material_id AS at, 'resource:' || material_id AS link, 'collection:' || collection_id AS place, note AS text, added_at FROM \
    collection_entries WHERE added_by = $1 AND material_id > $2 ORDER BY material_id, collection_id";
pub(super) const REPORTS: &str = "SELECT id AS at, object_kind, object_kind || ':' || object_id AS link, kind, note AS text, created_at, closed_at, outcome, \
    outcome_reason AS reason FROM reports WHERE reporter_id = $1 AND id > $2 ORDER BY id";
pub(super) const INVITATIONS: &str = "SELECT id AS at, kind, note AS text, uses, uses_left, created_at, expires_at, revoked_at FROM invitations WHERE created_by = $1 AND id > $2 \
    ORDER BY id";
pub(super) const JOINED_BY: &str =
    "SELECT invitation_id AS at, used_at FROM invitation_uses WHERE member_id = $1 AND invitation_id > $2 ORDER BY invitation_id";
pub(super) const LINKED_ACCOUNTS: &str = "SELECT id AS at, provider AS title, issuer, subject, label, email, linked_at, used_at FROM identities WHERE member_id = $1 AND id > $2 ORDER \
    BY id";
pub(super) const SESSIONS: &str = "SELECT created_at AS at, user_agent, address, created_at, seen_at, expires_at, second_factor FROM sessions WHERE member_id = $1 AND \
    created_at > $2 ORDER BY created_at";
pub(super) const BROWSERS: &str =
    "SELECT id AS at, user_agent, address, created_at, seen_at FROM devices WHERE member_id = $1 AND id > $2 ORDER BY id";
pub(super) const SECOND_STEP: &str =
    "SELECT member_id AS at, confirmed_at FROM second_factors WHERE member_id = $1 AND member_id > $2 ORDER BY member_id";
pub(super) const RECOVERY_CODES: &str =
    "SELECT member_id AS at, used_at FROM recovery_codes WHERE member_id = $1 AND member_id > $2 ORDER BY member_id, used_at";
pub(super) const MAIL_LINKS: &str = "SELECT id AS at, purpose AS kind, email, old_email, created_at, expires_at, used_at FROM mail_links WHERE member_id = $1 AND id > $2 ORDER \
    BY id";
pub(super) const LOG: &str = "SELECT id AS at, act, object, reason, CASE WHEN actor_id = $1 OR actor_id IS NULL THEN address ELSE '' END AS address, CASE WHEN actor_id = \
    $1 THEN 'you' WHEN actor_id IS NULL THEN '' ELSE 'staff' END AS done_by, recorded_at FROM audit WHERE member_id = $1 AND id > $2 ORDER BY id";
pub(super) const OWN_ACTS: &str = "SELECT id AS at, act, reason, address, recorded_at FROM audit WHERE actor_id = $1 AND (member_id IS NULL OR member_id <> $1) AND id > $2 \
    ORDER BY id";
pub(super) const LEAVING: &str =
    "SELECT member_id AS at, why, asked_at, due_at FROM leavings WHERE member_id = $1 AND member_id > $2 ORDER BY member_id";
pub(super) const DOWNLOADS: &str = "SELECT id AS at, asked_at, made_at, expires_at, size FROM exports WHERE member_id = $1 AND id > $2 ORDER BY id";

/// What becomes of what is somebody's, counted.
pub(super) const PREVIEW: &str = "SELECT \
    (SELECT COUNT(*) FROM replies WHERE author_id = $1 AND deleted_at IS NULL) AS posts, \
    (SELECT COUNT(*) FROM materials m WHERE m.version > 0 AND EXISTS (SELECT 1 FROM material_authors a WHERE a.material_id = m.id \
     AND a.member_id = $1 AND a.accepted_at IS NOT NULL)) AS resources, \
    (SELECT COUNT(*) FROM materials m WHERE m.version = 0 AND EXISTS (SELECT 1 FROM material_authors a WHERE a.material_id = m.id \
     AND a.member_id = $1 AND a.accepted_at IS NOT NULL) AND EXISTS (SELECT 1 FROM material_authors b WHERE b.material_id = m.id \
     AND b.member_id <> $1 AND b.accepted_at IS NOT NULL AND b.member_id IN (SELECT id FROM members WHERE erased_at IS NULL))) AS shared_drafts, \
    (SELECT COUNT(*) FROM materials m WHERE m.version = 0 AND EXISTS (SELECT 1 FROM material_authors a WHERE a.material_id = m.id \
     AND a.member_id = $1 AND a.accepted_at IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM material_authors b WHERE b.material_id = m.id \
     AND b.member_id <> $1 AND b.accepted_at IS NOT NULL AND b.member_id IN (SELECT id FROM members WHERE erased_at IS NULL))) AS own_drafts, \
    (SELECT COUNT(*) FROM reviews WHERE member_id = $1) AS reviews, \
    (SELECT COUNT(*) FROM uses WHERE member_id = $1) AS class_reports, \
    (SELECT COUNT(*) FROM collections c WHERE c.created_by = $1 AND (c.access = 'public' OR EXISTS (SELECT 1 FROM collection_editors e \
     WHERE e.collection_id = c.id AND e.member_id <> $1))) AS collections, \
    (SELECT COUNT(*) FROM collections c WHERE c.created_by = $1 AND c.access <> 'public' AND NOT EXISTS (SELECT 1 FROM collection_editors e \
     WHERE e.collection_id = c.id AND e.member_id <> $1)) AS own_collections, \
    (SELECT COUNT(*) FROM drafts WHERE member_id = $1) AS post_drafts, \
    (SELECT COUNT(*) FROM members WHERE id = $1 AND photo <> '') AS photos";

/// One page of a part.
pub(super) fn page(part: &str, most: usize) -> String {
    format!("{part} LIMIT {most}")
}
