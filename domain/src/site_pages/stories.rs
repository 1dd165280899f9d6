//! What members are told of the pages of the site.

use crate::stories::{About, AnyStory, Story};
use model::NoticeKind::{FollowedCollection, Moderation};

pub(super) const CHANGED: Story<About> = Story::mailed("page-changed", FollowedCollection);
pub(super) const DUE: Story<About> = Story::mailed("page-due", Moderation);

pub const STORIES: &[&dyn AnyStory] = &[&CHANGED, &DUE];
