//! What members are told of linked accounts.

use crate::stories::{AnyStory, Payload, Reader, Story};
use model::NoticeKind::Account;
use serde::{Deserialize, Serialize};

pub(super) const LINKED: Story<Provider> = Story::quiet("identity-linked", Account);
pub(super) const UNLINKED: Story<Provider> = Story::quiet("identity-unlinked", Account);

/// With whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    pub label: String,
}

impl Payload for Provider {
    fn note(&self, _: Reader) -> String {
        self.label.clone()
    }

    fn path(&self) -> String {
        "/settings/identities".to_owned()
    }
}

pub const STORIES: &[&dyn AnyStory] = &[&LINKED, &UNLINKED];
