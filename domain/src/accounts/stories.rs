//! What members are told of the ways into their account.

use crate::stories::{AnyStory, Payload, Reader, Story};
use model::NoticeKind::Account;
use serde::{Deserialize, Serialize};

pub(super) const PASSWORD_CHANGED: Story<Security> = Story::quiet("password-changed", Account);
pub(super) const SECOND_FACTOR: Story<Security> = Story::quiet("second-factor", Account);
pub(super) const EMAIL_CHANGED: Story<Security> = Story::quiet("email-changed", Account);
pub(super) const NEW_DEVICE: Story<Security> = Story::quiet("new-device", Account);

/// The message says it all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Security {}

impl Payload for Security {
    fn note(&self, _: Reader) -> String {
        String::new()
    }

    fn path(&self) -> String {
        "/settings/security".to_owned()
    }
}

pub const STORIES: &[&dyn AnyStory] = &[&PASSWORD_CHANGED, &SECOND_FACTOR, &EMAIL_CHANGED, &NEW_DEVICE];
