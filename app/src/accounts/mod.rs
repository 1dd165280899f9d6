#[cfg(feature = "ssr")]
pub mod again;
pub mod api;
#[cfg(feature = "ssr")]
pub mod doors;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod security;
pub mod security_api;
#[cfg(feature = "ssr")]
mod settings_nav;

#[cfg(feature = "ssr")]
pub use settings_nav::SettingsNav;
