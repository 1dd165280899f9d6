//! What is registered of what is somebody’s own.

use super::{away, heard, make_next_export, news, release_exports, stories, sweep, sweep_exports};
use crate::{
    cx::{Feature, Job, Pace, job},
    outbox::heard,
};
use std::time::Duration;

heard! {
    news::ExportMade => heard::export_made;
    news::LeavingBegun => heard::leaving_begun;
    news::LeavingNear => heard::leaving_near;
    news::LeavingTakenBack => heard::leaving_taken_back;
    news::Farewell => heard::farewell;
}

const JOBS: &[Job] = &[
    // One can take minutes: mails do not wait for it.
    Job {
        name: "exports",
        pace: Pace::Beside(Duration::from_secs(3)),
        work: |cx| Box::pin(async move { make_next_export(&cx).await.map(usize::from) }),
    },
    job!("exports-in-hand", Pace::StartAlone, release_exports),
    job!("farewells-sweep", Pace::Hourly, sweep),
    job!("exports-sweep", Pace::Hourly, sweep_exports),
    job!("members-away", Pace::HourlyInParts, away),
];

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, jobs: JOBS, stories: stories::STORIES, ..Feature::NONE };
