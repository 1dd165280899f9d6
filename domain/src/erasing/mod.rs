//! Erasing a member: what they wrote stays under a pseudonym, what says who they were goes.

mod erase_member;
pub mod steps;

pub use erase_member::erase_member;
