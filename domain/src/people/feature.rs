//! What is registered of people.

use super::{index_some, rerender_some, subject, sweep_photos};
use crate::cx::{Feature, Job, Pace, job};

const JOBS: &[Job] = &[
    job!("render-profiles-anew", Pace::HourlyInParts, rerender_some, 100),
    job!("people-index", Pace::HourlyInParts, index_some, 200),
    job!("photos-sweep", Pace::Hourly, sweep_photos),
];

pub(crate) const FEATURE: Feature = Feature { jobs: JOBS, kinds: &[&subject::Members], ..Feature::NONE };
