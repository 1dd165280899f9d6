//! What every request passes before a page sees it. Each file holds one rule as plain functions;
//! `shell` calls them in order, so that a request pays for one middleware, not for ten.

pub mod address;
pub mod body;
pub mod compression;
pub mod counts;
pub mod headers;
pub mod host;
pub mod intake;
pub mod limits;
pub mod origin;
pub mod rate;
pub mod shape;

use http::StatusCode;

pub use address::ClientAddress;

/// Why a request was turned away before it reached a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The status that it gets.
    pub status: StatusCode,
    /// A few words for the log.
    pub why: &'static str,
    /// Seconds, for `Retry-After`.
    pub retry_after: Option<u64>,
    /// Request headers that decided, for `Vary`.
    pub vary: Option<&'static str>,
}

impl Refusal {
    /// A refusal that will not change by waiting.
    pub const fn new(status: StatusCode, why: &'static str) -> Self {
        Self { status, why, retry_after: None, vary: None }
    }

    /// A refusal that is worth another try after so many seconds.
    pub const fn for_now(status: StatusCode, why: &'static str, seconds: u64) -> Self {
        Self { status, why, retry_after: Some(seconds), vary: None }
    }
}
