//! What is registered of invitations.

use super::{heard, news, stories, subject, sweep};
use crate::{
    cx::{Feature, Job, Pace, job},
    outbox::heard,
};

heard! {
    news::Invited => heard::invited;
}

const JOBS: &[Job] = &[job!("invitations-sweep", Pace::Hourly, sweep)];

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, jobs: JOBS, kinds: &[&subject::Invitations], stories: stories::STORIES, ..Feature::NONE };
