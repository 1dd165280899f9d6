//! Erasing a member: what they wrote stays under a pseudonym, what says who they were goes.

mod erase_member;
mod ledger;
mod named;
pub mod steps;

pub(crate) use erase_member::erase;
pub use erase_member::{Erasure, erase_member};
pub(crate) use ledger::note;
pub use ledger::{Ledger, replay, settle};
