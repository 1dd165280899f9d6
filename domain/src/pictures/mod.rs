//! Pictures that others send: what they would cost is known before anything of them is unpacked, and all of them together never cost
//! more than [`budget::ALL`]. Nothing else in this program decodes a picture.
//!
//! 1. [`look`] reads the head as the file lies there, and refuses what is no picture or too large.
//! 2. [`Budget::take`] waits until there is room for that cost; only then the file comes into memory.
//! 3. [`decode`] throws away all but pixels and orientation (colour profiles, texts, other frames), and unpacks what is left.

mod budget;
mod decode;
mod gif;
mod head;
mod jpeg;
mod parts;
mod png;
mod source;
mod webp;

pub use budget::{Budget, Room};
pub(crate) use decode::{decode, upright};
#[cfg(test)]
pub(crate) use head::look_at;
pub(crate) use head::{Coding, Head, Refused, look};
pub(crate) use parts::Parts;

/// More are not decoded: a file of 470 kB can hold 121 million.
pub const MOST_PIXELS: u64 = 40_000_000;

const MIB: u64 = 1024 * 1024;
