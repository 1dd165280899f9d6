//! What is registered of moderation.

use super::{heard, news, stories};
use crate::{cx::Feature, outbox::heard};

heard! {
    crate::audit::news::StaffActed => heard::staff_acted;
    news::ReportClosed => heard::report_closed;
}

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, stories: stories::STORIES, ..Feature::NONE };
