//! Acts on news: takes what is due from the outbox, again and again; now and then does the jobs that features have listed.

use crate::{clock, world::job};
use domain::{
    Cx, World,
    admin::jobs,
    cx::{Job, Pace},
    outbox,
};
use std::{future::Future, sync::Arc, time::Duration};

const REST: Duration = Duration::from_millis(500);
/// After a fault (the database is away) it waits longer.
const PAUSE: Duration = Duration::from_secs(5);
const HOUR_MS: i64 = 3_600_000;

/// Runs until `stop` is done; work in hand is finished first.
pub async fn run(world: Arc<World>, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    let mut tidied = 0;
    take_back(&world).await;
    let beside: Vec<_> = world.features.jobs.iter().filter_map(|job| start_beside(&world, job)).collect();
    loop {
        let wait = round(&world, &mut tidied).await;
        tokio::select! {
            () = &mut stop => break,
            () = tokio::time::sleep(wait) => {}
        }
    }
    // What is half made is begun again at the next start.
    beside.iter().for_each(tokio::task::JoinHandle::abort);
}

/// What a process that was killed had in hand, where no other can have it.
async fn take_back(world: &Arc<World>) {
    if !world.db.is_sqlite() {
        return;
    }
    for start in world.features.jobs.iter().filter(|job| job.pace == Pace::StartAlone) {
        if let Err(failure) = start.run(&job(world)).await {
            tracing::warn!(%failure, name = start.name, "what was in hand at the last end waits until nobody can have it any more");
        }
    }
}

fn start_beside(world: &Arc<World>, work: &'static Job) -> Option<tokio::task::JoinHandle<()>> {
    let Pace::Beside(rest) = work.pace else { return None };
    let world = Arc::clone(world);
    Some(tokio::spawn(async move {
        loop {
            let wait = match work.run(&job(&world)).await {
                Ok(0) => rest,
                Ok(_) => Duration::ZERO,
                Err(failure) => {
                    tracing::warn!(%failure, name = work.name, "a job failed");
                    PAUSE
                }
            };
            tokio::time::sleep(wait).await;
        }
    }))
}

/// One look at the outbox; says how long to rest.
async fn round(world: &Arc<World>, tidied: &mut i64) -> Duration {
    match outbox::deliver_due(&job(world)).await {
        Ok(0) => {}
        Ok(_) => return Duration::ZERO,
        Err(failure) => {
            tracing::warn!(%failure, "the courier could not look into the outbox");
            return PAUSE;
        }
    }
    if clock::now() - *tidied > HOUR_MS {
        *tidied = clock::now();
        for hourly in world.features.jobs.iter().filter(|job| matches!(job.pace, Pace::Hourly | Pace::HourlyInParts)) {
            tidy(&job(world), hourly).await;
        }
    }
    REST
}

/// Does one job and notes how it ended, for admins to see.
async fn tidy(cx: &Cx, work: &Job) {
    let outcome = work.run(cx).await;
    if let Err(failure) = &outcome {
        tracing::warn!(%failure, name = work.name, "a job failed");
    }
    jobs::note(cx, work.name, clock::now(), &outcome).await;
}
