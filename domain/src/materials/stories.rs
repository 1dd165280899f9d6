//! What members are told of resources.

use crate::stories::{About, AnyStory, Payload, Reader, Story};
use model::{
    MaterialId,
    NoticeKind::{Invitation, Remix},
};
use serde::{Deserialize, Serialize};

pub(super) const REMIX: Story<About> = Story::mailed("remix", Remix);
pub(super) const AUTHOR_INVITED: Story<Invited> = Story::mailed("author-invited", Invitation);
pub(super) const AUTHOR_ACCEPTED: Story<About> = Story::quiet("author-accepted", Invitation);

/// An invitation is answered among one's own resources: what it is to may not be seen yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<MaterialId>,
    pub title: String,
}

impl Payload for Invited {
    fn note(&self, _: Reader) -> String {
        self.title.clone()
    }

    fn path(&self) -> String {
        "/library/mine".to_owned()
    }
}

pub const STORIES: &[&dyn AnyStory] = &[&REMIX, &AUTHOR_INVITED, &AUTHOR_ACCEPTED];
