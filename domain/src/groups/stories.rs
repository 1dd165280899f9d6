//! What members are told of groups.

use crate::stories::{About, AnyStory, Story};
use model::NoticeKind::Invitation;

pub(super) const INVITED: Story<About> = Story::mailed("group-invited", Invitation);
pub(super) const ASKED: Story<About> = Story::mailed("group-asked", Invitation);
pub(super) const ACCEPTED: Story<About> = Story::mailed("group-accepted", Invitation);
pub(super) const DECLINED: Story<About> = Story::mailed("group-declined", Invitation);
pub(super) const KEEPER: Story<About> = Story::mailed("group-keeper", Invitation);
pub(super) const JOINED: Story<About> = Story::quiet("group-joined", Invitation);
pub(super) const REMOVED: Story<About> = Story::quiet("group-removed", Invitation);

pub const STORIES: &[&dyn AnyStory] = &[&INVITED, &ASKED, &ACCEPTED, &DECLINED, &KEEPER, &JOINED, &REMOVED];
