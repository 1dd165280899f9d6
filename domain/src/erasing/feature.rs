//! What is registered of erasing.

use super::{erase_due, leaving_due, settle};
use crate::{
    cx::{Feature, Job, Pace, job},
    outbox::heard,
};

heard! {
    crate::own_data::news::LeavingDue => leaving_due;
}

const JOBS: &[Job] = &[job!("leavings-due", Pace::Hourly, erase_due), job!("erasures-ledger", Pace::Hourly, settle)];

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, jobs: JOBS, ..Feature::NONE };
