//! What is registered of collections.

use super::{heard, news, stories, subject};
use crate::{cx::Feature, outbox::heard};

heard! {
    news::CollectionGrown => heard::grown;
}

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, kinds: &[&subject::Collections], stories: stories::STORIES, ..Feature::NONE };
