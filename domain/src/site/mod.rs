//! What is set for the whole site.

pub(crate) mod feature;
mod settings;

pub use settings::{change_settings, edit_settings, purge_audit, read_settings, sign_up_mode};
