//! Making the domain's world from the configuration.

use crate::{clock, config::Config};
use domain::{Actor, Cx, Db, Pools, World, accounts::passwords::Hasher, db, mail::Post};
use migrations::{Migrator, MigratorTrait};
use sea_orm::DbErr;
use std::{error::Error, path::Path, sync::Arc};

pub type Fault = Box<dyn Error + Send + Sync>;

/// Opens the database and the post.
pub async fn open(config: &Config) -> Result<Arc<World>, Fault> {
    make_folder(&config.data_dir)?;
    let pools = Pools { sqlite_readers: config.read_connections, postgres: config.pg_connections };
    let db = Db::open(config.database_url.reveal(), pools).await?;
    let world =
        World { db, hasher: Hasher::default(), post: post(config)?, public_url: config.public_url.origin().to_owned(), throttled: config.throttles };
    Ok(Arc::new(world))
}

fn make_folder(folder: &Path) -> Result<(), Fault> {
    std::fs::create_dir_all(folder).map_err(|error| format!("data_dir {}: {error}", folder.display()).into())
}

fn post(config: &Config) -> Result<Post, Fault> {
    let host = config.public_url.host();
    Ok(match &config.smtp_url {
        Some(url) => Post::smtp(url.reveal(), &config.mail_from, host)?,
        None => Post::spool(&config.data_dir.join("spool"), &config.mail_from, host)?,
    })
}

/// Brings the schema up to date. On PostgreSQL an advisory lock lets two nodes start together.
pub async fn migrate(world: &World) -> Result<(), Fault> {
    if world.db.is_sqlite() {
        return Ok(Migrator::up(world.db.writer(), None).await?);
    }
    let lock = world.db.begin().await?;
    db::run(&lock, "SELECT pg_advisory_xact_lock(6207)", Vec::new()).await?;
    db::run(&lock, "SET LOCAL idle_in_transaction_session_timeout = 0", Vec::new()).await?;
    let done = Migrator::up(world.db.writer(), None).await;
    lock.commit().await?;
    Ok(done?)
}

/// Steps that are not applied yet.
pub async fn pending(world: &World) -> Result<usize, DbErr> {
    Ok(Migrator::get_pending_migrations(world.db.reader()).await?.len())
}

/// A context for jobs, which act for nobody.
pub fn job(world: &Arc<World>) -> Cx {
    Cx::new(Arc::clone(world), Actor::Visitor, clock::now())
}
