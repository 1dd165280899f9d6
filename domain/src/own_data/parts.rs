//! What a download is made of: a part for each kind of thing that is somebody's. A test compares the columns with the schema, so that a new
//! table cannot be forgotten.

use super::sql;
use crate::cx::Part;

/// Rows that are read at a time: a page of the longest posts has about 3 MB.
pub(super) const SQL_PAGE: usize = 100;

const fn part(name: &'static str, columns: &'static [&'static str], query: &'static str) -> Part {
    Part { name, columns, query }
}

/// In the order of the table of contents; those that features register follow.
pub const PARTS: &[Part] = &[
    part("profile", &["profiles.member_id"], sql::PROFILE),
    part("profile-links", &["member_links.member_id"], sql::PROFILE_LINKS),
    part("profile-lists", &["member_facets.member_id"], sql::PROFILE_LISTS),
    part("organisations", &["affiliations.member_id"], sql::ORGANISATIONS),
    part("added-organisations", &["organisations.created_by"], sql::ADDED_ORGANISATIONS),
    part("groups", &["group_members.member_id"], sql::GROUPS),
    part("group-requests", &["group_requests.member_id"], sql::GROUP_REQUESTS),
    part("threads", &["threads.author_id"], sql::THREADS),
    part("posts", &["replies.author_id"], sql::POSTS),
    part("earlier-posts", &["revisions.editor_id"], sql::EARLIER_POSTS),
    part("reactions", &["reactions.member_id"], sql::REACTIONS),
    part("drafts", &["drafts.member_id"], sql::DRAFTS),
    part("reading", &["read_marks.member_id"], sql::READING),
    part("following", &["follows.member_id"], sql::FOLLOWING),
    part("mentions", &["mentions.member_id"], sql::MENTIONS),
    part("quotes", &["quotes.member_id"], sql::QUOTES),
    part("notices", &["notices.member_id"], sql::NOTICES),
    part("email-choices", &["notice_preferences.member_id"], sql::MAIL_CHOICES),
    part("daily-mail", &["digests.member_id"], sql::DAILY_MAIL),
    part("resources", &["materials.created_by", "material_authors.member_id"], sql::RESOURCES),
    part("author-invitations", &["material_authors.member_id"], sql::AUTHOR_INVITATIONS),
    part("resource-versions", &["material_versions.published_by"], sql::RESOURCE_VERSIONS),
    part("files", &["files.created_by"], sql::FILES),
    part("unfinished-uploads", &["uploads.member_id"], sql::UNFINISHED_UPLOADS),
    part("imports", &["imports.member_id"], sql::IMPORTS),
    part("class-reports", &["uses.member_id"], sql::CLASS_REPORTS),
    part("reviews", &["reviews.member_id"], sql::REVIEWS),
    part("review-answers", &["reviews.answered_by"], sql::REVIEW_ANSWERS),
    part("outdated-reports", &["outdated_reports.member_id"], sql::OUTDATED_REPORTS),
    part("resource-requests", &["material_requests.member_id"], sql::RESOURCE_REQUESTS),
    part("collections", &["collections.created_by", "collection_editors.member_id"], sql::COLLECTIONS),
    part("collected-resources", &["collection_entries.added_by"], sql::COLLECTED_RESOURCES),
    part("reports", &["reports.reporter_id"], sql::REPORTS),
    part("invitations", &["invitations.created_by"], sql::INVITATIONS),
    part("joined-by", &["invitation_uses.member_id"], sql::JOINED_BY),
    part("linked-accounts", &["identities.member_id"], sql::LINKED_ACCOUNTS),
    part("sessions", &["sessions.member_id"], sql::SESSIONS),
    part("browsers", &["devices.member_id"], sql::BROWSERS),
    part("second-step", &["second_factors.member_id"], sql::SECOND_STEP),
    part("recovery-codes", &["recovery_codes.member_id"], sql::RECOVERY_CODES),
    part("links-by-email", &["mail_links.member_id"], sql::MAIL_LINKS),
    part("log", &["audit.member_id"], sql::LOG),
    part("own-acts", &["audit.actor_id"], sql::OWN_ACTS),
    part("leaving", &["leavings.member_id"], sql::LEAVING),
    part("downloads", &["exports.member_id"], sql::DOWNLOADS),
];

/// Columns that lead to a member and are in no part, and why.
pub const LEFT_OUT: &[(&str, &str)] = &[
    // What is there for minutes or a day, and would only be of use to a thief.
    ("half_sign_ins.member_id", "a sign-in that waits for its code: ten minutes"),
    ("oidc_attempts.member_id", "a sign-in with a provider: ten minutes"),
    ("takings.member_id", "copies of what one took away, to bring it back: five minutes"),
    ("submissions.member_id", "keys of forms: a day"),
    ("joinings.email", "there is none once there is an account"),
    ("throttles.key", "counts of failed sign-ins: a day"),
    ("outbox.fault", "what the mail server answered: a week"),
    ("farewells.email", "the account is erased"),
    ("erasures.member_id", "the account is erased"),
    // What others did or said.
    ("notices.actor_id", "notices of others"),
    ("notices.payload", "notices of others"),
    ("follows.object_id", "whom others follow"),
    ("invitations.email", "who invited somebody says it, not who was invited"),
    ("identities.email", "in the part of whose account it is"),
    ("mail_links.email", "in the part of whose account it is"),
    ("mail_links.old_email", "in the part of whose account it is"),
    ("reports.member_id", "what others told staff in confidence; what staff did about it is in the log"),
    ("threads.last_author_id", "the same as the posts"),
    ("groups.created_by", "in the log of acts"),
    ("groups.members_count", "a count"),
    ("groups.closed_at", "about the group"),
    ("group_members.role", "in the part of the groups"),
    ("group_requests.invited_by", "about others"),
    ("replies.deleted_by", "in the log"),
    ("material_drafts.changed_by", "the same as the resources"),
    ("material_authors.invited_by", "about others"),
    // Acts of staff: in the part of one's own acts.
    ("reports.closed_by", "in the log of acts"),
    ("affiliations.verified_by", "in the log of acts"),
    ("organisations.judged_by", "in the log of acts"),
    ("site_settings.changed_by", "in the log of acts"),
    // Photos from class are files.
    ("uses.photo_id", "the same as the files"),
    ("draft_files.material_id", "the same as the files"),
    ("material_drafts.fields", "the same as the resources"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        features::ALL,
        texts::{LOCALES, Locale},
    };

    #[test]
    fn every_part_and_column_has_a_name() {
        for locale in LOCALES.into_iter().filter_map(Locale::parse) {
            for part in PARTS.iter().chain(ALL.parts.iter().copied()) {
                assert!(locale.find(&format!("own-part-{}", part.name)).is_some(), "{}: own-part-{}", locale.code(), part.name);
                for column in columns(part.query) {
                    let quiet = column == "at" || column == "content" || column == "text" || column.starts_with("see_");
                    assert!(quiet || locale.find(&super::super::html::label(&column)).is_some(), "{}: {column} of {}", locale.code(), part.name);
                }
            }
        }
    }

    /// What a query calls its columns.
    fn columns(query: &str) -> Vec<String> {
        let (mut depth, mut parts, mut part) = (0, Vec::new(), String::new());
        let list = query.split_once(' ').map_or(query, |(_, list)| list);
        for (at, c) in list.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 && list.get(at..).is_some_and(|rest| rest.starts_with(" FROM ")) {
                break;
            }
            if depth == 0 && c == ',' { parts.push(std::mem::take(&mut part)) } else { part.push(c) }
        }
        parts.push(part);
        parts.iter().map(|part| part.trim().rsplit([' ', '.']).next().expect("a name").to_owned()).collect()
    }
}
