//! What members follow: threads, boards, people, collections. A thread is followed by writing in it, too.

mod follow;
mod list_followed;
mod sql;
mod unfollow;

pub use follow::{Level, follow, read_level, read_levels};
pub(crate) use follow::{carry, follow_written, follow_written_by_all};
pub use list_followed::{FollowedLine, FollowedPage, list_followed};
pub use unfollow::unfollow;
