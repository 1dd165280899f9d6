//! What members are told of threads that does not follow from a post they can read.

use crate::stories::{About, AnyStory, Story};
use model::NoticeKind::FollowedThread;

// No mails: a thread may come back within minutes.
pub(super) const THREAD_DELETED: Story<About> = Story::quiet("thread-deleted", FollowedThread);
pub(super) const THREAD_REMOVED: Story<About> = Story::quiet("thread-removed", FollowedThread);

pub const STORIES: &[&dyn AnyStory] = &[&THREAD_DELETED, &THREAD_REMOVED];
