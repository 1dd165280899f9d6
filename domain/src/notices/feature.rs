//! What is registered of notices.

use super::{news, send_digest, send_mail, sweep};
use crate::{
    cx::{Feature, Job, Pace, job},
    outbox::heard,
};

heard! {
    news::NoticeMade => send_mail;
    news::DigestDue => send_digest;
}

const JOBS: &[Job] = &[job!("notices-sweep", Pace::Hourly, sweep)];

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, jobs: JOBS, ..Feature::NONE };
