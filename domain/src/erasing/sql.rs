//! The statements of an erasure.

use crate::cx::Step;

const fn run(column: &'static str, sql: &'static str) -> Step {
    Step { column, sql: Some(sql) }
}

const fn stays(column: &'static str) -> Step {
    Step { column, sql: None }
}

/// In the order in which they run, after those that features register; the member's own row comes last.
pub const STEPS: &[Step] = &[
    run("sessions.member_id", "DELETE FROM sessions WHERE member_id = $1"),
    run("half_sign_ins.member_id", "DELETE FROM half_sign_ins WHERE member_id = $1"),
    run("mail_links.member_id", "DELETE FROM mail_links WHERE member_id = $1"),
    // Somebody else asked for this address.
    run("mail_links.email", "DELETE FROM mail_links WHERE email = (SELECT email FROM members WHERE id = $1)"),
    stays("mail_links.old_email"),
    run("throttles.key", "DELETE FROM throttles WHERE key LIKE '%:' || (SELECT email FROM members WHERE id = $1)"),
    run("outbox.fault", "UPDATE outbox SET fault = REPLACE(fault, (SELECT email FROM members WHERE id = $1), '') WHERE fault <> ''"),
    run("leavings.member_id", "DELETE FROM leavings WHERE member_id = $1"),
    // The files go with the next sweep.
    run("exports.member_id", "DELETE FROM exports WHERE member_id = $1"),
    stays("erasures.member_id"),
    // Until the last mail is sent; it is written by what erases, not here.
    stays("farewells.email"),
    run("second_factors.member_id", "DELETE FROM second_factors WHERE member_id = $1"),
    run("recovery_codes.member_id", "DELETE FROM recovery_codes WHERE member_id = $1"),
    run("devices.member_id", "DELETE FROM devices WHERE member_id = $1"),
    // Copies of what they took away in the last minutes.
    run("takings.member_id", "DELETE FROM takings WHERE member_id = $1"),
    run("drafts.member_id", "DELETE FROM drafts WHERE member_id = $1"),
    run("read_marks.member_id", "DELETE FROM read_marks WHERE member_id = $1"),
    run("identities.member_id", "DELETE FROM identities WHERE member_id = $1"),
    stays("identities.email"),
    run("oidc_attempts.member_id", "DELETE FROM oidc_attempts WHERE member_id = $1"),
    run("follows.member_id", "DELETE FROM follows WHERE member_id = $1"),
    run("follows.object_id", "DELETE FROM follows WHERE kind = 'member' AND object_id = $1"),
    run("quotes.member_id", "DELETE FROM quotes WHERE member_id = $1"),
    run("notice_preferences.member_id", "DELETE FROM notice_preferences WHERE member_id = $1"),
    run("digests.member_id", "DELETE FROM digests WHERE member_id = $1"),
    run("notices.member_id", "DELETE FROM notices WHERE member_id = $1"),
    stays("notices.actor_id"),
    // What others were told of a report about them has their name in it.
    run("notices.payload", "DELETE FROM notices WHERE payload LIKE '%\"member:' || CAST($1 AS text) || '\"%'"),
    run("submissions.member_id", "DELETE FROM submissions WHERE member_id = $1"),
    run("mentions.member_id", "DELETE FROM mentions WHERE member_id = $1"),
    // The count stays true; what was said of one's own class goes.
    run("reactions.member_id", "UPDATE reactions SET level = '', country = '', note = '' WHERE member_id = $1"),
    run("invitations.created_by", "UPDATE invitations SET note = '', revoked_at = COALESCE(revoked_at, created_at) WHERE created_by = $1"),
    run("invitations.email", "UPDATE invitations SET email = '' WHERE email = (SELECT email FROM members WHERE id = $1)"),
    stays("invitation_uses.member_id"),
    run("profiles.member_id", "DELETE FROM profiles WHERE member_id = $1"),
    run("member_links.member_id", "DELETE FROM member_links WHERE member_id = $1"),
    run("member_facets.member_id", "DELETE FROM member_facets WHERE member_id = $1"),
    run("affiliations.member_id", "DELETE FROM affiliations WHERE member_id = $1"),
    stays("affiliations.verified_by"),
    run("organisations.created_by", "UPDATE organisations SET created_by = NULL WHERE created_by = $1"),
    stays("organisations.judged_by"),
    stays("groups.created_by"),
    run(
        "groups.members_count",
        "UPDATE groups SET members_count = members_count - 1 WHERE id IN (SELECT group_id FROM group_members WHERE member_id = $1)",
    ),
    // Whoever has been longest in a group looks after it when its only keeper goes.
    run(
        "group_members.role",
        "UPDATE group_members SET role = 'keeper' WHERE member_id <> $1 AND group_id IN (SELECT k.group_id FROM group_members k WHERE k.member_id = $1 \
         AND k.role = 'keeper' AND NOT EXISTS (SELECT 1 FROM group_members o WHERE o.group_id = k.group_id AND o.role = 'keeper' AND o.member_id <> $1)) \
         AND NOT EXISTS (SELECT 1 FROM group_members e WHERE e.group_id = group_members.group_id AND e.member_id <> $1 \
         AND (e.since < group_members.since OR (e.since = group_members.since AND e.member_id < group_members.member_id)))",
    ),
    run("group_members.member_id", "DELETE FROM group_members WHERE member_id = $1"),
    // Nobody could let anybody into a group with nobody in it.
    run(
        "groups.closed_at",
        "UPDATE groups SET closed_at = (SELECT COALESCE(MAX(b.last_activity_at), groups.created_at) FROM boards b WHERE b.group_id = groups.id) \
         WHERE members_count = 0 AND closed_at IS NULL",
    ),
    run("group_requests.member_id", "DELETE FROM group_requests WHERE member_id = $1"),
    stays("group_requests.invited_by"),
    run("imports.member_id", "DELETE FROM imports WHERE member_id = $1"),
    // A draft that others write, too, is theirs.
    run(
        "materials.created_by",
        "DELETE FROM materials WHERE version = 0 AND (created_by = $1 OR EXISTS (SELECT 1 FROM material_authors a \
         WHERE a.material_id = materials.id AND a.member_id = $1 AND a.accepted_at IS NOT NULL)) AND NOT EXISTS (SELECT 1 FROM material_authors b \
         WHERE b.material_id = materials.id AND b.member_id <> $1 AND b.accepted_at IS NOT NULL AND b.member_id IN (SELECT id FROM members WHERE erased_at IS NULL))",
    ),
    // So is what was changed since the last version; what only they could see goes.
    run(
        "draft_files.material_id",
        "DELETE FROM files WHERE material_id IN (SELECT a.material_id FROM material_authors a WHERE a.member_id = $1 AND a.accepted_at IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM material_authors b WHERE b.material_id = a.material_id AND b.member_id <> $1 AND b.accepted_at IS NOT NULL AND b.member_id IN (SELECT id FROM members WHERE erased_at IS NULL))) \
         AND NOT EXISTS (SELECT 1 FROM version_files v WHERE v.file_id = files.id) AND NOT EXISTS (SELECT 1 FROM uses u WHERE u.photo_id = files.id)",
    ),
    run(
        "material_drafts.fields",
        "UPDATE material_drafts SET lock = lock + 1, fields = (SELECT v.fields FROM material_versions v JOIN materials m ON m.id = v.material_id \
         AND m.version = v.number WHERE v.material_id = material_drafts.material_id) WHERE material_id IN (SELECT a.material_id \
         FROM material_authors a JOIN materials m ON m.id = a.material_id WHERE m.version > 0 AND a.member_id = $1 AND a.accepted_at IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM material_authors b WHERE b.material_id = a.material_id AND b.member_id <> $1 AND b.accepted_at IS NOT NULL AND b.member_id IN (SELECT id FROM members WHERE erased_at IS NULL)))",
    ),
    // What was published stays under its licence, under the pseudonym.
    run("material_authors.member_id", "DELETE FROM material_authors WHERE member_id = $1 AND accepted_at IS NULL"),
    stays("material_authors.invited_by"),
    // The counts stay true; what was said of one's own class goes, what was said of the resource stays.
    // Their photos are found by the reports.
    run("uses.photo_id", "DELETE FROM files WHERE id IN (SELECT photo_id FROM uses WHERE member_id = $1)"),
    run("uses.member_id", "UPDATE uses SET country = '', learners = 0, changed = '', note = '', photo_id = NULL WHERE member_id = $1"),
    stays("reviews.member_id"),
    stays("reviews.answered_by"),
    stays("outdated_reports.member_id"),
    run("material_requests.member_id", "DELETE FROM material_requests WHERE member_id = $1"),
    run(
        "collections.created_by",
        "DELETE FROM collections WHERE created_by = $1 AND access <> 'public' AND NOT EXISTS \
         (SELECT 1 FROM collection_editors e WHERE e.collection_id = collections.id AND e.member_id <> $1)",
    ),
    run("collection_editors.member_id", "DELETE FROM collection_editors WHERE member_id = $1"),
    stays("collection_entries.added_by"),
    run("files.created_by", "UPDATE files SET created_by = NULL WHERE created_by = $1"),
    run("uploads.member_id", "DELETE FROM uploads WHERE member_id = $1"),
    stays("material_drafts.changed_by"),
    stays("material_versions.published_by"),
    // Posts stay; what was taken back or taken out goes now, and so does what they said before they changed it.
    run(
        "threads.author_id",
        "UPDATE threads SET title = '', slug = '-', excerpt = '' WHERE author_id = $1 AND deleted_at IS NOT NULL AND merged_into IS NULL",
    ),
    stays("threads.last_author_id"),
    run("replies.author_id", "UPDATE replies SET body = '', html = '' WHERE author_id = $1 AND deleted_at IS NOT NULL"),
    stays("replies.deleted_by"),
    run("revisions.editor_id", "DELETE FROM revisions WHERE reply_id IN (SELECT id FROM replies WHERE author_id = $1)"),
    stays("reports.reporter_id"),
    stays("reports.member_id"),
    stays("reports.closed_by"),
    stays("site_settings.changed_by"),
    // What happened stays told; from where, and the values, could say who it was.
    run("audit.member_id", "UPDATE audit SET address = '', detail = '' WHERE member_id = $1"),
    run("audit.actor_id", "UPDATE audit SET address = '' WHERE actor_id = $1"),
    run("joinings.email", "DELETE FROM joinings WHERE email = (SELECT email FROM members WHERE id = $1)"),
];

/// Empties the member's own row: `$1` is the member, `$2` to `$4` are the pseudonym's handle and address, and the time.
pub(super) fn empty_member(emptied: &[(&str, &str)]) -> String {
    let emptied: Vec<String> = emptied.iter().map(|(column, value)| format!("{column} = {value}")).collect();
    format!("UPDATE members SET handle = $2, email = $3, erased_at = $4, {} WHERE id = $1", emptied.join(", "))
}
