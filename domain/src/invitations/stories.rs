//! What members are told of invitations.

use crate::stories::{AnyStory, Payload, Reader, Story};
use model::{NoticeKind, Subject};
use serde::{Deserialize, Serialize};

pub(super) const INVITATION: Story<Pointed> = Story::mailed("invitation", NoticeKind::Invitation);

/// Where somebody would like to see a member, in their words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pointed {
    /// A board or an organisation; none for the site.
    pub to: Option<Subject>,
    pub note: String,
}

impl Payload for Pointed {
    fn note(&self, _: Reader) -> String {
        self.note.clone()
    }

    fn path(&self) -> String {
        self.to.map_or_else(|| "/".to_owned(), Subject::path)
    }
}

pub const STORIES: &[&dyn AnyStory] = &[&INVITATION];
