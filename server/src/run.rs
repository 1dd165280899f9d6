//! Serving: database, pages, courier and figures, until told to stop.

use crate::{
    assets::Assets,
    care,
    config::Config,
    courier,
    egress::Egress,
    federated,
    health::{ReadyCheck, ShuttingDown},
    keeping, listen, metrics, router,
    shell::{self, ShellState},
    visits::Desk,
    world::{self, Fault},
};
use app::kit::Site;
use axum::Router;
use domain::{
    World, accounts, erasing, materials,
    pulse::{self, Health},
};
use futures::FutureExt;
use std::{sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::watch};

/// How long a load balancer is given to see that this node is not ready any more, before it stops to accept.
const NOTICE: Duration = Duration::from_secs(1);

/// Runs `batt serve`. On SQLite pending migrations are applied; on PostgreSQL only if `migrate` is set.
pub async fn serve(config: Config, migrate: bool) -> Result<(), Fault> {
    for warning in config.warnings() {
        tracing::warn!("{warning}");
    }
    let world = world::open(&config).await?;
    if migrate || world.db.is_sqlite() {
        care::save_before_migration(&world, &config).await?;
        world::migrate(&world).await?;
    } else if world::pending(&world).await? > 0 {
        return Err("the database's schema is older than this program: run `batt migrate`, or start with `--migrate`".into());
    }
    if world.post.is_spool() {
        tracing::info!(folder = %config.data_dir.join("spool").display(), "no SMTP server is configured: mails are written into the spool folder");
    }
    keeping::prove(&world).await?;
    tell_of_set_up(&world).await;
    // Before anybody comes in: an older backup may have brought back who was erased.
    erasing::settle(&world::job(&world)).await?;
    let (stop, stopped) = watch::channel(false);
    let shutting_down = ShuttingDown::default();
    let app = application(&config, &world, shutting_down.clone())?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| format!("listen {}: {error}", config.listen))?;
    spawn_metrics(&config).await?;
    tokio::spawn(fill_shelf(Arc::clone(&world)));
    let courier = tokio::spawn(courier::run(Arc::clone(&world), ended(stopped.clone())));
    let (last_answer, all_answered) = watch::channel(false);
    let keeper = tokio::spawn(keeping::run(world, ended(all_answered)));
    tracing::info!(address = %listener.local_addr()?, url = config.public_url.origin(), "serving");
    tokio::spawn(async move {
        signal().await;
        shutting_down.begin();
        tokio::time::sleep(NOTICE).await;
        stop.send_replace(true);
    });
    listen::serve(listener, app, ended(stopped)).await;
    courier.await?;
    last_answer.send_replace(true);
    keeper.await?;
    Ok(())
}

/// So that the first who opens the library need not wait for it.
async fn fill_shelf(world: Arc<World>) {
    if let Err(failure) = materials::fill_shelf(&world::job(&world)).await {
        tracing::warn!(%failure, "the library could not be read ahead");
    }
}

/// A site without an admin gets one by a link that only those see who can read the log.
async fn tell_of_set_up(world: &Arc<World>) {
    match accounts::set_up_link(&world::job(world)).await {
        Ok(Some(link)) => tracing::warn!("this site has no admin yet: open {link} to make the first one"),
        Ok(None) => {}
        Err(failure) => tracing::warn!(%failure, "could not find out whether there is an admin"),
    }
}

/// Everything behind the listener.
pub fn application(config: &Config, world: &Arc<World>, shutting_down: ShuttingDown) -> Result<Router, Fault> {
    let assets = Arc::new(Assets::load());
    let desk = desk(config, world, &assets)?;
    let state = ShellState::new(config, assets, ready(world), shutting_down);
    Ok(shell::wrap(router::router(&desk), state))
}

/// What requests are answered with.
pub fn desk(config: &Config, world: &Arc<World>, assets: &Assets) -> Result<Desk, Fault> {
    let site = Site {
        public_url: config.public_url.origin().to_owned(),
        session_cookie: config.session_cookie(),
        secure: config.public_url.is_https(),
        css: assets.css().unwrap_or_default(),
        js: assets.js().unwrap_or_default(),
        wasm: assets.wasm().unwrap_or_default(),
        boot: "/boot.js".to_owned(),
        providers: federated::links(config),
    };
    let federation = federated::Federation::new(config)?;
    Ok(Desk { world: Arc::clone(world), site: Arc::new(site), federation, egress: Egress::default() })
}

fn ready(world: &Arc<World>) -> ReadyCheck {
    let world = Arc::clone(world);
    Arc::new(move || {
        let world = Arc::clone(&world);
        async move {
            let pending = world::pending(&world).await.map_err(|_| "the database does not answer".to_owned())?;
            if pending > 0 {
                return Err(format!("{pending} migrations are pending"));
            }
            match pulse::health(&world) {
                Health::Keeps(_) => Ok(()),
                Health::Full => Err("the database has no room left on its disk".to_owned()),
                Health::Silent => Err("the database does not keep what is written".to_owned()),
                Health::Damaged => Err("the database file is damaged".to_owned()),
            }
        }
        .boxed()
    })
}

async fn spawn_metrics(config: &Config) -> Result<(), Fault> {
    let Some(address) = config.metrics_listen else { return Ok(()) };
    let handle = metrics::install()?;
    match TcpListener::bind(address).await {
        Ok(listener) => {
            tokio::spawn(listen::serve(listener, metrics::router(handle), std::future::pending()));
        }
        Err(error) => tracing::warn!(%address, %error, "figures are not served: the address of metrics_listen cannot be used"),
    }
    Ok(())
}

async fn ended(mut stopped: watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// SIGTERM or Ctrl+C.
async fn signal() {
    let term = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut term) => drop(term.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = term => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    tracing::info!("stopping: requests in hand are finished first");
}
