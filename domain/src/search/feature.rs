//! What is registered of the search.

use super::{catch_up, sweep};
use crate::cx::{Feature, Job, Pace, job};

const JOBS: &[Job] = &[job!("search-sweep", Pace::Hourly, sweep), job!("search-index", Pace::Hourly, catch_up)];

pub(crate) const FEATURE: Feature = Feature { jobs: JOBS, ..Feature::NONE };
