pub mod api;
#[cfg(feature = "ssr")]
mod buttons;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod routes;

#[cfg(feature = "ssr")]
pub use buttons::{ConfirmButtons, JoinWithProvider, ProviderButtons};
