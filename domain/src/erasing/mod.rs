//! Erasing a member: what they wrote stays under a pseudonym, what says who they were goes.

mod erase_member;
pub(crate) mod feature;
mod leaving;
mod ledger;
mod named;
mod sql;
pub mod steps;

pub use erase_member::{Erasure, erase_member};
pub use leaving::{erase_due, leaving_due};
pub use ledger::{Ledger, replay, settle};
