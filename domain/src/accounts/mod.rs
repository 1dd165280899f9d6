//! Joining, coming in, leaving; what a member has set.

mod enter;
pub mod heard;
pub mod passwords;
mod read_member;
mod sessions;
mod settings;
mod sign_in;
mod sign_up;
mod throttle;

pub use enter::Entered;
pub use read_member::{MemberPage, read_member};
pub use sessions::{SignedIn, resolve, sign_out};
pub use settings::{Settings, SettingsDraft, change_settings, read_settings};
pub use sign_in::sign_in;
pub use sign_up::{create_admin, sign_up};
