//! Profiles, the directory of people, organisations, the first steps.

pub mod api;
#[cfg(feature = "ssr")]
mod avatar;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod words;

#[cfg(feature = "ssr")]
pub use avatar::{Avatar, Verified};
