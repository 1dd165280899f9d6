//! Groups and their boards.

pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
