//! What is set for the whole site, who may join, and the first admin.

mod first_admin;
mod may_join;
mod settings;

pub use first_admin::{is_set_up, set_up, set_up_link};
pub use may_join::{JoinBy, may_join, sign_up_mode};
pub use settings::{change_settings, purge_audit, read_settings};
