//! What members are told of acts of staff.

use crate::{
    args,
    stories::{AnyStory, Payload, Reader, Story},
};
use model::{NoticeKind::Moderation, Subject};
use serde::{Deserialize, Serialize};

// Their mails are written where the news is heard.
pub(super) const STAFF_ACTED: Story<Acted> = Story::quiet("staff-acted", Moderation);
pub(super) const REPORT_ANSWERED: Story<Answered> = Story::quiet("report-answered", Moderation);

/// What staff did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acted {
    /// As the log names it; its text is the message `audit-<act>`.
    pub act: String,
    /// To what; none where it is the member.
    pub subject: Option<Subject>,
    /// What that was called, for what is not found by its page alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// A suspension ends then (milliseconds since the epoch), or when it is lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
    pub reason: String,
    /// All of it in words, as they were stored before there were payloads.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
}

impl Acted {
    /// The act, and what it was done to or for how long.
    pub fn what(&self, reader: Reader) -> String {
        let locale = reader.locale;
        let act = locale.text(&format!("audit-{}", self.act));
        let what = if self.title.is_empty() { act } else { format!("{act}: {}", self.title) };
        if self.act != "member-suspended" {
            return what;
        }
        let lifted = || locale.text("suspended-until-lifted");
        let end = self.until.map_or_else(lifted, |until| locale.with("suspended-until", &args!(date = reader.zone.day(until))));
        format!("{what}. {end}")
    }
}

/// A reason, or that there is none.
pub(super) fn said(reason: &str, reader: Reader) -> String {
    if reason.is_empty() { reader.locale.text("reason-none") } else { reason.to_owned() }
}

impl Payload for Acted {
    fn note(&self, reader: Reader) -> String {
        if !self.told.is_empty() {
            return self.told.clone();
        }
        format!("{}. {} {}", self.what(reader), reader.locale.text("reason-label"), said(&self.reason, reader))
    }

    fn path(&self) -> String {
        self.subject.map_or_else(|| "/settings/security/log".to_owned(), Subject::path)
    }
}

/// What came of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// What was reported; none if it was gone when the report was answered.
    pub subject: Option<Subject>,
    /// What it, or whose it was, was called.
    pub about: String,
    /// The text is the message `report-outcome-<outcome>`.
    pub outcome: String,
    pub reason: String,
    /// As in [`Acted`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
}

impl Payload for Answered {
    fn note(&self, reader: Reader) -> String {
        if !self.told.is_empty() {
            return self.told.clone();
        }
        let outcome = reader.locale.text(&format!("report-outcome-{}", self.outcome));
        format!("{}. {outcome}. {} {}", self.about, reader.locale.text("reason-label"), said(&self.reason, reader))
    }

    fn path(&self) -> String {
        self.subject.map_or_else(String::new, Subject::path)
    }
}

pub const STORIES: &[&dyn AnyStory] = &[&STAFF_ACTED, &REPORT_ANSWERED];
