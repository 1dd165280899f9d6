//! What is registered of organisations.

use super::{expire, heard, news, subject};
use crate::{
    cx::{Feature, Job, Pace, job},
    outbox::heard,
};

heard! {
    news::AffiliationEnds => heard::affiliation_ends;
}

const JOBS: &[Job] = &[job!("affiliations-end", Pace::HourlyInParts, expire)];

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, jobs: JOBS, kinds: &[&subject::Organisations], ..Feature::NONE };
