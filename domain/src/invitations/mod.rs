//! Links that let somebody join, as who and where to, so many times and so long.

pub(crate) mod feature;
pub mod heard;
mod invite;
mod list_invitations;
pub mod news;
mod open;
mod revoke;
mod sql;
pub mod stories;
pub mod subject;
mod sweep;

pub use invite::{Invited, invite, may_invite};
pub use list_invitations::{InvitationLine, InvitationView, list_invitations, read_invitation};
pub use open::{Opened, read_opened};
pub(crate) use open::{hash, is_open, redeem};
pub(crate) use revoke::bring_invitation_back;
pub use revoke::revoke;
pub use sweep::sweep;
