//! What members are told of collections.

use crate::stories::{About, AnyStory, Payload, Reader, Story};
use model::{
    CollectionId,
    NoticeKind::{FollowedCollection, Invitation},
    Subject,
};
use serde::{Deserialize, Serialize};

pub(super) const EDITOR: Story<About> = Story::mailed("collection-editor", Invitation);
pub(super) const GROWN: Story<Grown> = Story::mailed("collection-grown", FollowedCollection);

/// What is new in which collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grown {
    pub collection: CollectionId,
    pub title: String,
    pub resource: String,
}

impl Payload for Grown {
    fn note(&self, _: Reader) -> String {
        format!("{}: {}", self.title, self.resource)
    }

    fn path(&self) -> String {
        Subject::from(self.collection).path()
    }
}

pub const STORIES: &[&dyn AnyStory] = &[&EDITOR, &GROWN];
