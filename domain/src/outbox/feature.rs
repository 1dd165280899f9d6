//! What is registered of the outbox.

use super::{release_claims, sweep};
use crate::cx::{Feature, Job, Pace, job};

const JOBS: &[Job] = &[job!("news-in-hand", Pace::StartAlone, release_claims), job!("outbox-sweep", Pace::Hourly, sweep)];

pub(crate) const FEATURE: Feature = Feature { jobs: JOBS, ..Feature::NONE };
