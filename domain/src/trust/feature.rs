//! What is registered of what members say of resources.

use super::{heard, news, stories, subject};
use crate::{cx::Feature, outbox::heard};

heard! {
    news::UseReported => heard::use_reported;
    news::ReviewPosted => heard::review_posted;
    news::ReviewAnswered => heard::review_answered;
    news::OutdatedReported => heard::outdated_reported;
    news::OutdatedAnswered => heard::outdated_answered;
    news::ReviewDue => heard::review_due;
    news::ResourceAsked => heard::resource_asked;
    + crate::materials::news::MaterialPublished => heard::published;
}

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, kinds: &[&subject::Reviews, &subject::Uses], stories: stories::STORIES, ..Feature::NONE };
