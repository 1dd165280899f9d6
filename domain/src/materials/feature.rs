//! What is registered of resources.

use super::{heard, news, stories, subject};
use crate::{cx::Feature, outbox::heard};

heard! {
    news::MaterialPublished => heard::published;
}

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, kinds: &[&subject::Resources], stories: stories::STORIES, ..Feature::NONE };
