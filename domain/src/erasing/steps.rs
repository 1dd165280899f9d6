//! What becomes of each column that leads to a member. A test compares this list with the schema, so that a new table cannot
//! be forgotten.

pub use super::sql::STEPS;

/// Columns of `members` that keep their value; all others are set by [`super::erase_member`].
pub const KEPT: &[&str] = &[
    "id",
    "created_at",
    "replies_count",
    "see_photo",
    "see_headline",
    "see_pronouns",
    "see_bio",
    "see_country",
    "see_town",
    "see_timezone",
    "see_organisation",
    "see_languages",
    "see_subjects",
    "see_steps",
    "see_offers",
    "see_seeks",
    "see_links",
];

/// The columns of `members` that are emptied, and to what.
pub const EMPTIED: &[(&str, &str)] = &[
    ("name", "'Former member'"),
    ("password_hash", "''"),
    ("role", "'member'"),
    ("kind", "'teacher'"),
    ("headline", "''"),
    ("country", "''"),
    ("language", "''"),
    ("theme", "''"),
    ("mail_on_reply", "FALSE"),
    ("suspended_at", "NULL"),
    ("suspended_until", "NULL"),
    ("suspended_reason", "''"),
    // Its files go with the next sweep.
    ("photo", "''"),
    ("sort_name", "'~'"),
    ("pronouns", "''"),
    ("town", "''"),
    ("timezone", "''"),
    ("verified_until", "0"),
    ("coordinator_until", "0"),
    ("listed", "0"),
    ("seen_at", "0"),
];

/// Those that get a value of their own.
pub const RENAMED: &[&str] = &["handle", "email", "erased_at"];
