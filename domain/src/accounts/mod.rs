//! Joining, coming in, leaving; what a member has set.

mod change_email;
mod change_password;
mod confirm_identity;
mod devices;
pub(crate) mod enter;
pub(crate) mod feature;
mod first_admin;
pub mod heard;
pub(crate) mod joining;
mod links;
pub(crate) mod make;
mod may_join;
pub mod news;
mod reset;
pub(crate) mod second_factor;
pub(crate) mod sessions;
mod settings;
mod sign_in;
mod sql;
pub mod stories;
mod strength;
mod sweep;

pub(crate) use crate::limited::throttle;
pub use change_email::{change_email, confirm_email};
pub use change_password::change_password;
pub use confirm_identity::{Proofs, confirm_identity, read_proofs};
pub use enter::Entered;
pub use first_admin::{is_set_up, set_up, set_up_link};
pub use joining::{Joining, confirm_joining, read_joining, sign_up};
pub use links::{Link, Purpose, read_link};
pub use make::create_admin;
pub use may_join::{JoinBy, may_join};
pub use reset::{ask_reset, reset_password};
pub use second_factor::{
    FactorState, Setup, begin_factor, confirm_factor, drop_factor, enter_code, is_half_in, new_codes, read_factor, seal_codes, unseal_codes,
};
pub use sessions::{SessionLine, SignedIn, end_other_sessions, end_session, list_sessions, resolve, sign_out};
pub use settings::{Settings, SettingsDraft, change_settings, read_settings};
pub use sign_in::sign_in;
pub use sweep::{forget_addresses, forget_devices, sweep};
