//! Photos of members: decoded with care, cut to a square, written anew in three sizes, kept by what is in them.

mod make;
mod store;

pub use make::SIZES;
pub(crate) use make::{check_size, make};
pub use store::{Format, Store};

/// Largest file that is taken.
pub const MOST_BYTES: u64 = 6 * 1024 * 1024;
