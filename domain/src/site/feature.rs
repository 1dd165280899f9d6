//! What is registered of the site.

use super::purge_audit;
use crate::cx::{Feature, Job, Pace, job};

const JOBS: &[Job] = &[job!("audit-purge", Pace::Hourly, purge_audit)];

pub(crate) const FEATURE: Feature = Feature { jobs: JOBS, ..Feature::NONE };
