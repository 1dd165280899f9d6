//! The database into a file, and out of it.

use super::{
    content::digest,
    manifest::{Dump, Kind},
    sql::{self, Blob},
};
use crate::{
    config::{Config, DatabaseUrl},
    world::{self, Fault},
};
use domain::{Db, Pools, World, space::Space};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{AccessMode, Database, DatabaseConnection, IsolationLevel, TransactionTrait};
use std::{
    collections::BTreeMap,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};
use url::Url;

/// What was saved, as the database was at one moment.
pub struct Saved {
    pub dump: Dump,
    pub schema: String,
    pub counts: BTreeMap<String, i64>,
    pub blobs: Vec<Blob>,
    pub photos: Vec<String>,
}

/// Saves the database into `folder`, while others go on writing.
pub async fn save(world: &World, config: &Config, folder: &Path) -> Result<Saved, Fault> {
    if world.db.is_sqlite() { save_sqlite(world, folder).await } else { save_postgres(world, config, folder).await }
}

async fn save_sqlite(world: &World, folder: &Path) -> Result<Saved, Fault> {
    let file = "database.sqlite";
    let at = folder.join(file);
    sql::vacuum_into(world.db.reader(), &at.to_string_lossy()).await?;
    // What the copy says, since the site has gone on.
    let copy = open_copy(&at).await?;
    let saved = describe(&copy, Dump { kind: Kind::Sqlite, file: file.to_owned(), bytes: 0, sha256: String::new() }).await;
    copy.close().await?;
    finish(saved?, &at)
}

/// Opens a SQLite file that nobody writes.
async fn open_copy(at: &Path) -> Result<DatabaseConnection, Fault> {
    let url = DatabaseUrl::of_file(at);
    Ok(Database::connect(url.reveal().replace("mode=rwc", "mode=ro&immutable=true")).await?)
}

async fn save_postgres(world: &World, config: &Config, folder: &Path) -> Result<Saved, Fault> {
    let file = "database.dump";
    let at = folder.join(file);
    let txn = world.db.reader().begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)).await?;
    let snapshot = sql::export_snapshot(&txn).await?;
    let saved = describe(&txn, Dump { kind: Kind::Postgres, file: file.to_owned(), bytes: 0, sha256: String::new() }).await?;
    let mut command = program("pg_dump", &config.database_url)?;
    command.args(["--format=custom", "--no-owner", "--no-privileges", "--snapshot", &snapshot, "--file"]).arg(&at);
    run(command, PG_DUMP_HELP).await?;
    txn.rollback().await?;
    finish(saved, &at)
}

async fn describe(conn: &impl sea_orm::ConnectionTrait, dump: Dump) -> Result<Saved, Fault> {
    Ok(Saved {
        dump,
        schema: sql::schema(conn).await?,
        counts: sql::counts(conn).await?,
        blobs: sql::blobs(conn).await?,
        photos: sql::photos(conn).await?,
    })
}

fn finish(saved: Saved, at: &Path) -> Result<Saved, Fault> {
    std::fs::File::open(at)?.sync_all()?;
    let (sha256, bytes) = digest(at)?;
    Ok(Saved { dump: Dump { bytes, sha256, ..saved.dump }, ..saved })
}

/// Saves a SQLite database beside itself before its schema is changed, in place of the copy of the time before. PostgreSQL is
/// migrated by hand, with a backup.
///
/// # Errors
/// There is no room for the copy: nothing may be changed then.
pub async fn save_before_migration(world: &World, config: &Config) -> Result<(), Fault> {
    let plan = world::plan(world).await?;
    let (true, true, Some(first)) = (world.db.is_sqlite(), plan.has_content, plan.steps.first()) else { return Ok(()) };
    let file = sqlite_file(&config.database_url)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let needed = std::fs::metadata(&file)?.len();
    if Space::of(folder).await?.free < needed {
        let megabytes = needed >> 20;
        return Err(format!("the schema has to change and the database cannot be saved first: {megabytes} MB are needed in {}. Make room, or save it elsewhere with `batt migrate --backup DIR`", folder.display()).into());
    }
    let near = folder.join("before.saving");
    remove_sqlite(&near);
    sql::vacuum_into(world.db.reader(), &near.to_string_lossy()).await?;
    std::fs::File::open(&near)?.sync_all()?;
    // The copy of the time before goes only when the new one is whole.
    for old in std::fs::read_dir(folder)?.flatten().filter(|entry| entry.file_name().to_str().is_some_and(|name| name.starts_with(BEFORE))) {
        std::fs::remove_file(old.path())?;
    }
    let at = folder.join(format!("{BEFORE}{first}.sqlite"));
    std::fs::rename(&near, &at)?;
    tracing::info!(copy = %at.display(), "the database was saved before its schema changes; remove the copy when you are content");
    Ok(())
}

const BEFORE: &str = "before-";

/// How long the pending migrations take with a copy of a SQLite database. PostgreSQL has no copy as cheap.
pub async fn rehearse(world: &World, config: &Config) -> Result<Option<Duration>, Fault> {
    if !world.db.is_sqlite() {
        return Ok(None);
    }
    let at = config.data_dir.join("rehearsal.sqlite");
    remove_sqlite(&at);
    sql::vacuum_into(world.db.reader(), &at.to_string_lossy()).await?;
    let begun = Instant::now();
    let done = migrate_file(&at).await;
    let took = begun.elapsed();
    remove_sqlite(&at);
    done.map(|()| Some(took))
}

async fn migrate_file(at: &Path) -> Result<(), Fault> {
    let copy = Db::open(DatabaseUrl::of_file(at).reveal(), Pools { sqlite_readers: 1, postgres: 1 }).await?;
    let done = Migrator::up(copy.writer(), None).await;
    copy.reader().clone().close().await?;
    copy.writer().clone().close().await?;
    Ok(done?)
}

fn remove_sqlite(at: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", at.display()));
    }
}

const PG_DUMP_HELP: &str = "pg_dump is needed to save a PostgreSQL database and was not found. Install PostgreSQL's client programs \
                            (Debian: apt-get install postgresql-client), of the server's version or newer, or put them on the PATH. \
                            If your provider makes dumps for you, use those, and copy data_dir with them.";
const PG_RESTORE_HELP: &str = "pg_restore is needed to restore a PostgreSQL database and was not found. Install PostgreSQL's client programs \
                               (Debian: apt-get install postgresql-client), of the version that made the backup or newer, or put them on the PATH.";

/// One of PostgreSQL's programs for this database. Its password goes by the environment: everybody can read arguments.
fn program(name: &str, url: &DatabaseUrl) -> Result<Command, Fault> {
    let mut url = Url::parse(url.reveal()).map_err(|error| format!("database_url: {error}"))?;
    let mut command = Command::new(name);
    if let Some(password) = url.password() {
        command.env("PGPASSWORD", percent_decoded(password));
        let _ = url.set_password(None);
    }
    command.arg("--dbname").arg(url.as_str());
    Ok(command)
}

fn percent_decoded(text: &str) -> String {
    // A form field's rules are those of the user information but for the plus sign.
    let pair = format!("p={}", text.replace('+', "%2B"));
    url::form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

async fn run(mut command: Command, help: &'static str) -> Result<(), Fault> {
    let done = tokio::task::spawn_blocking(move || command.output()).await?;
    match done {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned().into()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(help.into()),
        Err(error) => Err(error.into()),
    }
}

/// Where a SQLite URL says that the file is.
pub fn sqlite_file(url: &DatabaseUrl) -> Result<PathBuf, Fault> {
    let rest = url.reveal().trim_start_matches("sqlite:").trim_start_matches("//");
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    if path.is_empty() || path == ":memory:" { Err("database_url names no file".into()) } else { Ok(PathBuf::from(percent_decoded(path))) }
}

/// Puts a saved database where the configuration says. Call it only where there is none.
pub async fn put_back(config: &Config, dump: &Dump, folder: &Path) -> Result<(), Fault> {
    let from = folder.join(&dump.file);
    match (dump.kind, config.database_url.is_postgres()) {
        (Kind::Sqlite, false) => {
            let to = sqlite_file(&config.database_url)?;
            let near = to.with_extension("restoring");
            std::fs::copy(&from, &near).map_err(|error| format!("{}: {error}", near.display()))?;
            std::fs::File::open(&near)?.sync_all()?;
            Ok(std::fs::rename(&near, &to)?)
        }
        (Kind::Postgres, true) => {
            let mut command = program("pg_restore", &config.database_url)?;
            command.args(["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]).arg(&from);
            run(command, PG_RESTORE_HELP).await
        }
        (kind, _) => Err(format!(
            "this is a backup of a {} database, and database_url names another kind",
            if kind == Kind::Sqlite { "SQLite" } else { "PostgreSQL" }
        )
        .into()),
    }
}
