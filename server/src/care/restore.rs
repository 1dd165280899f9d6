use super::{
    backup::{KEY_CHECK, LEDGER},
    content::{self, List},
    database,
    manifest::{self, Manifest},
    place, sql,
};
use crate::{
    config::Config,
    world::{self, Fault},
};
use domain::{
    World, demo,
    erasing::{self, Ledger},
};
use futures::{StreamExt, TryStreamExt};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio_util::io::ReaderStream;

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    pub name: String,
    pub manifest: Manifest,
    /// Members that were erased after the backup and were erased again.
    pub erased_again: usize,
}

/// Files that go into the storage at once.
const AT_ONCE: usize = 4;

/// Makes a site of a backup, in a place that is empty. `from` is a folder of backups, of which the newest is taken or the one of
/// this name; or one backup in it.
///
/// # Errors
/// Before anything is written: the place is not empty, the backup is damaged, or it needs another key. After that: what was written
/// so far stays for looking into, and the next try says that the place is not empty.
pub async fn restore(config: &Config, from: &Path, name: Option<&str>) -> Result<Restored, Fault> {
    let (root, name) = choose(from, name)?;
    let folder = root.join(&name);
    let manifest = Manifest::read(&folder)?;
    let list = content::read(&folder)?;
    is_empty(config).await?;
    is_sound(&root, &folder, &manifest, &list)?;
    put_key(config, &folder, &manifest)?;
    database::put_back(config, &manifest.database, &folder).await?;
    let world = world::open(config).await?;
    put_content(&world, config, &root, &list).await?;
    compare(&world, &manifest).await?;
    world::migrate(&world).await?;
    let differences = demo::audit(&world).await?;
    if !differences.is_empty() {
        return Err(format!("the restored database does not count right:\n{}", differences.join("\n")).into());
    }
    let erased_again = replay(&world, &root).await?;
    Ok(Restored { name, manifest, erased_again })
}

fn choose(from: &Path, name: Option<&str>) -> Result<(PathBuf, String), Fault> {
    if name.is_none()
        && from.join(manifest::FILE).exists()
        && let (Some(root), Some(own)) = (from.parent(), from.file_name().and_then(|name| name.to_str()))
    {
        return Ok((root.to_owned(), own.to_owned()));
    }
    let backups = place::backups(from);
    let newest = backups.last().ok_or_else(|| format!("{} holds no whole backup", from.display()))?;
    match name {
        None => Ok((from.to_owned(), newest.clone())),
        Some(name) if backups.iter().any(|one| one == name) => Ok((from.to_owned(), name.to_owned())),
        Some(name) => Err(format!("{} holds no backup {name}; it holds {}", from.display(), backups.join(", ")).into()),
    }
}

/// Refuses to write over a site.
async fn is_empty(config: &Config) -> Result<(), Fault> {
    let mut found = Vec::new();
    for folder in content::FOLDERS {
        let at = config.data_dir.join(folder);
        if !place::below(&at).is_empty() {
            found.push(at.display().to_string());
        }
    }
    if config.database_url.is_postgres() {
        let conn = sea_orm::Database::connect(config.database_url.reveal()).await?;
        if sql::has_tables(&conn).await? {
            found.push(format!("tables in {}", config.database_url));
        }
        conn.close().await?;
    } else {
        let file = database::sqlite_file(&config.database_url)?;
        if file.exists() {
            found.push(file.display().to_string());
        }
    }
    match found.as_slice() {
        [] => Ok(place::make(&config.data_dir)?),
        found => Err(format!("a restore needs an empty place, and there is something already: {}. Move it away first.", found.join(", ")).into()),
    }
}

fn is_sound(root: &Path, folder: &Path, manifest: &Manifest, list: &List) -> Result<(), Fault> {
    let mut wrong = Vec::new();
    if content::digest_of(content::to_text(list).as_bytes()) != manifest.content.sha256 {
        wrong.push(format!("{} has changed since it was saved", content::LIST));
    }
    let (sha256, _) = content::digest(&folder.join(&manifest.database.file))?;
    if sha256 != manifest.database.sha256 {
        wrong.push(format!("{} has changed since it was saved", manifest.database.file));
    }
    wrong.extend(content::check(root, list));
    if wrong.is_empty() { Ok(()) } else { Err(format!("the backup is damaged; nothing was restored:\n{}", wrong.join("\n")).into()) }
}

/// The key of the backup, unless the configuration has it; either way it must be the one that sealed what is in the database.
fn put_key(config: &Config, folder: &Path, manifest: &Manifest) -> Result<(), Fault> {
    let at = config.data_dir.join(world::KEY_FILE);
    if config.secret_key.is_none() && !at.exists() {
        if !manifest.key.saved {
            return Err("the site that was saved had its secret key in its configuration: set BATT_SECRET_KEY to the same".into());
        }
        place::write(&at, &fs::read(folder.join(world::KEY_FILE))?)?;
    }
    if world::keys(config)?.is_token(KEY_CHECK, &manifest.made_at, &manifest.key.check) {
        return Ok(());
    }
    Err(format!("the secret key of this place ({} or BATT_SECRET_KEY) is not the one of the site that was saved", at.display()).into())
}

async fn put_content(world: &World, config: &Config, root: &Path, list: &List) -> Result<(), Fault> {
    let of = |folder: &str| {
        let below = format!("{folder}/");
        list.iter().filter(move |(path, _)| path.starts_with(&below)).collect::<Vec<_>>()
    };
    for (path, _) in of(content::PHOTOS).into_iter().chain(of(content::SPOOL)) {
        let to = config.data_dir.join(path);
        place::make(to.parent().unwrap_or(&to))?;
        fs::copy(root.join(path), &to).map_err(|error| format!("{}: {error}", to.display()))?;
        fs::File::open(&to)?.sync_all()?;
    }
    let files = futures::stream::iter(of(content::FILES).into_iter().map(Ok::<_, Fault>));
    files
        .try_for_each_concurrent(AT_ONCE, |(path, entry)| async move {
            let file = tokio::fs::File::open(root.join(path)).await?;
            Ok(world.files.take_back(&entry.sha256, ReaderStream::with_capacity(file, 1 << 18).boxed()).await?)
        })
        .await
}

/// Whether as many are there as were saved.
async fn compare(world: &World, manifest: &Manifest) -> Result<(), Fault> {
    let counts = sql::counts(world.db.reader()).await?;
    let wrong: Vec<String> = manifest
        .counts
        .iter()
        .filter(|(table, count)| counts.get(*table) != Some(count))
        .map(|(table, count)| format!("{table}: {count} were saved, {:?} are there", counts.get(table)))
        .collect();
    if !wrong.is_empty() {
        return Err(format!("not everything was restored:\n{}", wrong.join("\n")).into());
    }
    let faults = if world.db.is_sqlite() { sql::faults_of_file(world.db.reader()).await? } else { sql::broken_indexes(world.db.reader()).await? };
    if faults.is_empty() { Ok(()) } else { Err(format!("the restored database is damaged:\n{}", faults.join("\n")).into()) }
}

/// Erases again who was erased after the backup, by what the folder of backups and this place know.
async fn replay(world: &Arc<World>, root: &Path) -> Result<usize, Fault> {
    let saved = Ledger::at(root.join(LEDGER)).read()?;
    world.of::<Ledger>().write(&saved)?;
    let cx = world::job(world);
    let erased = erasing::replay(&cx, &world.of::<Ledger>().read()?).await?;
    erasing::settle(&cx).await?;
    Ok(erased)
}
