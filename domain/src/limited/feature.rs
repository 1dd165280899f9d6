//! What is registered of counts.

use super::sweep;
use crate::cx::{Feature, Job, Pace, job};

const JOBS: &[Job] = &[job!("counts-sweep", Pace::Hourly, sweep)];

pub(crate) const FEATURE: Feature = Feature { jobs: JOBS, ..Feature::NONE };
