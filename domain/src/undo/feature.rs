//! What is registered of undoing.

use super::sweep;
use crate::cx::{Feature, Job, Pace, job};

const JOBS: &[Job] = &[job!("takings-end", Pace::Hourly, sweep)];

pub(crate) const FEATURE: Feature = Feature { jobs: JOBS, ..Feature::NONE };
