//! What is registered of files.

use super::sweep;
use crate::cx::{Feature, Job, Pace, job};

const JOBS: &[Job] = &[job!("files-sweep", Pace::Hourly, sweep)];

pub(crate) const FEATURE: Feature = Feature { jobs: JOBS, ..Feature::NONE };
