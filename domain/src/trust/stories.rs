//! What members are told of trust.

use crate::stories::{About, AnyStory, Story};
use model::NoticeKind::Feedback;

pub(super) const USED: Story<About> = Story::mailed("used", Feedback);
pub(super) const REVIEWED: Story<About> = Story::mailed("reviewed", Feedback);
pub(super) const REVIEW_ANSWERED: Story<About> = Story::mailed("review-answered", Feedback);
pub(super) const VERSION_AFTER_REVIEW: Story<About> = Story::mailed("version-after-review", Feedback);
pub(super) const OUTDATED: Story<About> = Story::mailed("outdated", Feedback);
pub(super) const OUTDATED_ANSWERED: Story<About> = Story::mailed("outdated-answered", Feedback);
pub(super) const REVIEW_DUE: Story<About> = Story::mailed("review-due", Feedback);
pub(super) const RESOURCE_ASKED: Story<About> = Story::mailed("resource-asked", Feedback);
pub(super) const RESOURCE_MADE: Story<About> = Story::mailed("resource-made", Feedback);

pub const STORIES: &[&dyn AnyStory] =
    &[&USED, &REVIEWED, &REVIEW_ANSWERED, &VERSION_AFTER_REVIEW, &OUTDATED, &OUTDATED_ANSWERED, &REVIEW_DUE, &RESOURCE_ASKED, &RESOURCE_MADE];
