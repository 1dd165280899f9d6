//! Acts on news: takes what is due from the outbox, again and again; tidies up now and then.

use crate::{clock, world::job};
use domain::{Cx, World, admin::jobs, discussion, erasing, files, organisations, outbox, own_data, people, photos, retention, search, site, undo};
use std::{future::Future, sync::Arc, time::Duration};

const REST: Duration = Duration::from_millis(500);
const EXPORT_REST: Duration = Duration::from_secs(3);
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
    let exporting = tokio::spawn(export(Arc::clone(&world)));
    loop {
        let wait = round(&world, &mut swept).await;
        tokio::select! {
            () = &mut stop => break,
            () = tokio::time::sleep(wait) => {}
        }
    }
    // What is half made is begun again at the next start.
    exporting.abort();
}

/// Makes downloads of members' own data, one after the other and beside the news: one can take minutes.
async fn export(world: Arc<World>) {
    if world.db.is_sqlite()
        && let Err(failure) = own_data::release_exports(&job(&world)).await
    {
        tracing::warn!(%failure, "downloads that were in hand at the last end wait for an hour");
    }
    loop {
        let wait = match own_data::make_next_export(&job(&world)).await {
            Ok(true) => Duration::ZERO,
            Ok(false) => EXPORT_REST,
            Err(failure) => {
                tracing::warn!(%failure, "the courier could not see whether a download is asked for");
                PAUSE
            }
        };
        tokio::time::sleep(wait).await;
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

async fn tidy(cx: &Cx) {
    done(cx, "sweep", outbox::sweep(cx).await.map(|()| 0)).await;
    done(cx, "audit-purge", site::purge_audit(cx).await).await;
    done(cx, "render-anew", until_done(|| discussion::rerender_some(cx, 100)).await).await;
    done(cx, "render-profiles-anew", until_done(|| people::rerender_some(cx, 100)).await).await;
    done(cx, "people-index", until_done(|| people::index_some(cx, 200)).await).await;
    done(cx, "search-index", index(cx).await).await;
    done(cx, "affiliations-end", until_done(|| organisations::expire(cx)).await).await;
    done(cx, "takings-end", undo::sweep(cx).await).await;
    done(cx, "photos-sweep", photos::sweep(cx).await).await;
    done(cx, "files-sweep", files::sweep(cx).await).await;
    done(cx, "exports-sweep", own_data::sweep_exports(cx).await).await;
    done(cx, "addresses-end", retention::forget_addresses(cx).await).await;
    done(cx, "devices-end", retention::forget_devices(cx).await).await;
    done(cx, "deleted-posts-end", until_done(|| retention::empty_posts(cx)).await).await;
    done(cx, "deleted-threads-end", until_done(|| retention::empty_threads(cx)).await).await;
    done(cx, "members-away", until_done(|| retention::away(cx)).await).await;
    done(cx, "leavings-due", own_data::erase_due(cx).await).await;
    done(cx, "erasures-ledger", erasing::settle(cx).await).await;
}

async fn index(cx: &Cx) -> domain::Result<usize> {
    let steps = until_done(|| search::index_some(cx, 500)).await?;
    if steps > 0 {
        search::settle(cx).await?;
    }
    Ok(steps)
}

/// Notes how a job ended, for admins to see.
async fn done(cx: &Cx, name: &str, outcome: domain::Result<usize>) {
    if let Err(failure) = &outcome {
        tracing::warn!(%failure, name, "a job failed");
    }
    jobs::note(cx, name, clock::now(), &outcome).await;
}

/// Does a job part by part until nothing is left of it.
async fn until_done<F: Future<Output = domain::Result<usize>>>(part: impl Fn() -> F) -> domain::Result<usize> {
    let mut all = 0;
    loop {
        match part().await? {
            0 => return Ok(all),
            n => all += n,
        }
    }
}
