//! What members are told of their data and their leaving.

use super::heard::PAGE;
use crate::stories::{AnyStory, Payload, Reader, Story};
use model::NoticeKind::Account;
use serde::{Deserialize, Serialize};

pub(super) const LEAVING: Story<Planned> = Story::quiet("leaving", Account);
pub(super) const LEAVING_TAKEN_BACK: Story<Planned> = Story::quiet("leaving-taken-back", Account);
pub(super) const EXPORT_MADE: Story<Planned> = Story::quiet("export-made", Account);

/// By when, if there is a day for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Milliseconds since the epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<i64>,
}

impl Payload for Planned {
    fn note(&self, reader: Reader) -> String {
        self.due.map_or_else(String::new, |due| reader.zone.day(due))
    }

    fn path(&self) -> String {
        PAGE.to_owned()
    }
}

pub const STORIES: &[&dyn AnyStory] = &[&LEAVING, &LEAVING_TAKEN_BACK, &EXPORT_MADE];
