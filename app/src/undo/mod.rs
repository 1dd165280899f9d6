//! Taking back what was taken away: the strip that offers it, and the question where it could not be taken back.

pub mod api;
#[cfg(feature = "ssr")]
mod strip;
#[cfg(feature = "ssr")]
mod sure;

#[cfg(feature = "ssr")]
pub use {strip::strip, sure::sure};
