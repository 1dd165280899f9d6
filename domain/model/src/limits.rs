//! Figures that browser and server hold people to. Lengths are in characters (Unicode scalar values).

pub const TITLE: std::ops::RangeInclusive<usize> = 8..=150;
pub const BODY_MAX: usize = 32_000;
pub const TAGS_MAX: usize = 5;
pub const TAG_LENGTH: std::ops::RangeInclusive<usize> = 2..=40;
pub const NAME: std::ops::RangeInclusive<usize> = 2..=60;
pub const EMAIL_MAX: usize = 254;
/// OWASP ASVS 5.0, 6.2.1 and 6.2.9: at least 8, long pass phrases allowed; ours starts at 10.
pub const PASSWORD: std::ops::RangeInclusive<usize> = 10..=256;
pub const NOTE_MAX: usize = 140;
/// Of a reason that staff gives, and of a report's note.
pub const REASON_MAX: usize = 500;
pub const MENTIONS_MAX: usize = 10;
pub const LINKS_MAX: usize = 50;
pub const NESTING_MAX: usize = 50;
/// How long an author can take a deletion back.
pub const UNDO_MS: i64 = 5 * 60 * 1000;
/// Levels of replies shown before "continue this conversation".
pub const DEPTH_SHOWN: i32 = 6;
/// Replies below this level are attached to the one at this level; "in reply to" stays exact.
pub const DEPTH_MAX: i32 = 90;
pub const REPLIES_PER_PAGE: u64 = 20;
pub const THREADS_PER_PAGE: u64 = 20;
