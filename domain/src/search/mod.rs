//! Finding threads, replies, resources, people, organisations and tags.
//!
//! `index` keeps the words of everything in the transaction of whatever changes a text; `candidates` asks the database for
//! what matches (`matches`) and may be seen; `rank` orders. A kind that is found by its title and words says so in
//! its `subject.rs` ([`crate::kinds::Indexed`]) and calls `index::thing`; one with more to it gets a variant of `entry::Kind` and of
//! `model::SearchKind`, an entry in `sources`, a function in `index`, a query in `candidates`.

mod backfill;
mod candidates;
mod compounds;
mod entry;
mod excerpt;
pub(crate) mod feature;
mod find;
pub(crate) mod index;
mod matches;
mod names;
mod needle;
mod others;
mod pace;
mod rank;
mod reader;
mod sources;
mod spellings;
mod sql;
mod suggest;
mod term;
mod tokens;
mod words;

pub(crate) use backfill::look_again;
pub use backfill::{catch_up, forget_all, index_some, settle};
pub use candidates::About;
pub use excerpt::Piece;
pub(crate) use find::alike;
pub use find::{Group, Hit, search};
pub use names::sweep;
pub use pace::{Pace, Paced, keep_pace};
pub use suggest::{Suggestion, suggest};
pub use words::words;
