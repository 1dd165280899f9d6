//! What is registered of accounts at providers.

use super::{heard, news, stories, sweep};
use crate::{
    cx::{Feature, Job, Pace, job},
    outbox::heard,
};

heard! {
    news::IdentityLinked => heard::linked;
    news::IdentityUnlinked => heard::unlinked;
}

const JOBS: &[Job] = &[job!("identities-sweep", Pace::Hourly, sweep)];

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, jobs: JOBS, stories: stories::STORIES, ..Feature::NONE };
