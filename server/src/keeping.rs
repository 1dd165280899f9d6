//! Looks after what is kept: proves every few seconds that the database keeps writes, and tells when the disk gets full.

use crate::world::{Fault, job};
use domain::{Failure, World, pulse, space::Space};
use std::{future::Future, path::Path, sync::Arc, time::Duration};
use tokio::time::Instant;

/// How often the disk is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(30);
/// How often a full disk is told of again.
const TELL_EVERY: Duration = Duration::from_secs(3_600);

/// Proves before the first request that the database keeps what it is given. One that refuses writes, because its disk is
/// full or because it is read-only, is served to readers and is not ready.
///
/// # Errors
/// It says that it keeps what it does not keep, or its file is damaged: nothing must be served from it.
pub async fn prove(world: &Arc<World>) -> Result<(), Fault> {
    let cx = job(world);
    if pulse::ended_badly(&cx).await? {
        tracing::info!("the last run did not end in order");
        match pulse::examine(&cx, false).await {
            Ok(true) => tracing::info!("the database file was looked through and is sound"),
            Ok(false) => drop(tokio::spawn(examine_meanwhile(Arc::clone(world)))),
            Err(failure) => {
                return Err(format!("{failure}\nNothing is served from a damaged database. Restore the last backup: batt restore DIR").into());
            }
        }
    }
    match pulse::beat(&cx).await {
        Err(failure @ Failure::Bug(_)) => Err(format!("the database does not keep what is written: {failure}").into()),
        Err(Failure::Problem(_)) => {
            tracing::error!("the database takes no writes: pages can be read, nobody can post");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

/// A large file takes a while; until it is done, requests are answered.
async fn examine_meanwhile(world: Arc<World>) {
    match pulse::examine(&job(&world), true).await {
        Ok(_) => tracing::info!("the database file was looked through"),
        Err(failure) => tracing::error!(%failure, "stop the server and restore the last backup: batt restore DIR"),
    }
}

/// Runs until `stop` is done.
pub async fn run(world: Arc<World>, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    let mut watch = DiskWatch::default();
    let mut keeps = true;
    loop {
        tokio::select! {
            () = &mut stop => break,
            () = tokio::time::sleep(pulse::EVERY) => {}
        }
        keeps = beat(&world, keeps).await;
        watch.look(&world.folder).await;
    }
    if let Err(failure) = pulse::stop(&job(&world)).await {
        tracing::warn!(%failure, "the end of this run was not noted");
    }
}

/// Tells of the change only: a full disk is not helped by a log that grows.
async fn beat(world: &Arc<World>, kept: bool) -> bool {
    match (pulse::beat(&job(world)).await, kept) {
        (Ok(()), true) => true,
        (Ok(()), false) => {
            tracing::info!("the database keeps what is written again");
            true
        }
        (Err(failure), true) => {
            tracing::error!(%failure, "the database does not keep what is written: not ready");
            false
        }
        (Err(_), false) => false,
    }
}

/// Looks at the disk now and then, and tells when it gets full.
#[derive(Default)]
struct DiskWatch {
    looked: Option<Instant>,
    told: Option<Instant>,
}

impl DiskWatch {
    async fn look(&mut self, folder: &Path) {
        if self.looked.is_some_and(|at| at.elapsed() < LOOK_EVERY) {
            return;
        }
        self.looked = Some(Instant::now());
        let Ok(space) = Space::of(folder).await else { return };
        if !space.is_low() {
            self.told = None;
        } else if self.told.is_none_or(|at| at.elapsed() > TELL_EVERY) {
            self.told = Some(Instant::now());
            let (free, all) = (space.free >> 20, space.all >> 20);
            tracing::warn!(folder = %folder.display(), "low on disk space: {free} MB of {all} MB are free; when none is left, nobody can post");
        }
    }
}
