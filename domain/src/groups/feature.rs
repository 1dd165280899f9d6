//! What is registered of groups.

use super::{stories, subject};
use crate::cx::Feature;

pub(crate) const FEATURE: Feature = Feature { kinds: &[&subject::Groups], stories: stories::STORIES, ..Feature::NONE };
