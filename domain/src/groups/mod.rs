//! Groups: people who talk and work among themselves. What is theirs has the audience [`model::Audience::Group`].

pub(crate) mod access;
mod answer_request;
mod ask_to_join;
mod boards;
mod change_group;
mod change_role;
mod close_group;
pub(crate) mod feature;
mod invite_member;
mod join_group;
mod leave_group;
mod list_groups;
mod list_members;
mod membership;
mod read_group;
mod sql;
mod start_group;
pub mod stories;
pub mod subject;
mod take_back;

pub use access::GroupRow;
pub use answer_request::{accept_request, decline_request};
pub use ask_to_join::ask_to_join;
pub use boards::{GroupBoard, archive_group_board, open_group_board};
pub use change_group::{change_group, edit_group};
pub use change_role::change_role;
pub use close_group::close_group;
pub use invite_member::invite_member;
pub use join_group::join_group;
pub use leave_group::{leave_group, remove_member};
pub use list_groups::{GroupLine, GroupPage, list_groups, list_own_groups};
pub use list_members::{GroupMember, MembersPage, list_members};
pub use read_group::{Abilities, GroupView, Waiting, read_group};
pub use start_group::start_group;
pub use take_back::take_back;

use crate::{cx::Cx, policy};
use model::Problem;

/// The page of a group.
pub fn group_path(id: i64, slug: &str) -> String {
    model::SubjectKind::Group.of(id).page(slug)
}

/// Whether the asker may start a group.
pub fn may_start(cx: &Cx) -> Result<(), Problem> {
    policy::groups::may_start(&cx.actor)
}
