//! SeaORM entities, one file per table. Times are milliseconds since the Unix epoch, UTC.

pub mod audit;
pub mod board;
pub mod digest;
pub mod draft;
pub mod follow;
pub mod identity;
pub mod member;
pub mod mention;
pub mod notice;
pub mod notice_preference;
pub mod oidc_attempt;
pub mod outbox;
pub mod quote;
pub mod reaction;
pub mod read_mark;
pub mod reply;
pub mod revision;
pub mod session;
pub mod submission;
pub mod tag;
pub mod thread;
pub mod thread_tag;
pub mod throttle;
