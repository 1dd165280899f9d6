//! Photos of members: decoded with care, cut to a square, written anew in three sizes, kept by what is in them.

mod change_photo;
mod make;
mod store;
mod sweep;

pub use change_photo::{remove_photo, set_photo};
pub use make::SIZES;
pub use store::{Format, Store};
pub use sweep::sweep;

/// Largest file that is taken.
pub const MOST_BYTES: u64 = 6 * 1024 * 1024;
