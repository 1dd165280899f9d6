//! Acts on news: takes what is due from the outbox, again and again; tidies up now and then.

use crate::{clock, world::job};
use domain::{World, discussion, outbox};
use std::{future::Future, sync::Arc, time::Duration};

const REST: Duration = Duration::from_millis(500);
/// After a fault (the database is away) it waits longer.
const PAUSE: Duration = Duration::from_secs(5);
const SWEEP_EVERY_MS: i64 = 3_600_000;

/// Runs until `stop` is done; work in hand is finished first.
pub async fn run(world: Arc<World>, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    let mut swept = 0;
    if world.db.is_sqlite()
        && let Err(failure) = outbox::release_claims(&job(&world)).await
    {
        tracing::warn!(%failure, "news that were in hand at the last end wait a minute longer");
    }
    loop {
        let wait = round(&world, &mut swept).await;
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// One look at the outbox; says how long to rest.
async fn round(world: &Arc<World>, swept: &mut i64) -> Duration {
    let cx = job(world);
    match outbox::deliver_due(&cx).await {
        Ok(0) => {}
        Ok(_) => return Duration::ZERO,
        Err(failure) => {
            tracing::warn!(%failure, "the courier could not look into the outbox");
            return PAUSE;
        }
    }
    if clock::now() - *swept > SWEEP_EVERY_MS {
        *swept = clock::now();
        tidy(&cx).await;
    }
    REST
}

async fn tidy(cx: &domain::Cx) {
    if let Err(failure) = outbox::sweep(cx).await {
        tracing::warn!(%failure, "sweeping failed");
    }
    loop {
        match discussion::rerender_some(cx, 100).await {
            Ok(0) => return,
            Ok(n) => tracing::info!(n, "posts rendered anew"),
            Err(failure) => {
                tracing::warn!(%failure, "rendering anew failed");
                return;
            }
        }
    }
}
