use super::{
    content::{self, Copier, List, digest_of},
    database,
    manifest::{self, Key, Listing, Manifest},
    place::{self, Place},
    sql,
};
use crate::{
    clock,
    config::Config,
    world::{self, Fault},
};
use domain::{World, erasing::Ledger};
use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

/// What became of a backup.
#[derive(Debug)]
pub struct Made {
    pub name: String,
    pub manifest: Manifest,
    /// Content that no earlier backup had.
    pub copied: u64,
    /// What a row leads to and the site does not have; a photo that was changed at this moment, or a loss.
    pub missing: BTreeSet<String>,
    /// Backups that were removed because there are more than wanted.
    pub removed: Vec<String>,
}

/// Saves the whole site into `root` while it serves, and keeps the newest `keep` backups.
///
/// Content is copied before the database is saved and once more after it: content that is taken away meanwhile has no row in
/// what was saved, and what has come is not older than the day that unused content stays.
///
/// # Errors
/// Nothing was added; what was there is as it was.
pub async fn backup(world: &Arc<World>, config: &Config, root: &Path, keep: usize) -> Result<Made, Fault> {
    let place = Place::open(root)?;
    let now = jiff::Timestamp::from_millisecond(clock::now())?;
    let name = now.strftime("%Y-%m-%dT%H-%M-%S").to_string();
    let folder = place.begin(&name)?;
    let mut copier = Copier { world, data: &config.data_dir, root, known: known(&place)?, list: List::new(), copied: 0, missing: BTreeSet::new() };
    copier.files(&sql::blobs(world.db.reader()).await?).await?;
    copier.photos(&sql::photos(world.db.reader()).await?)?;
    let saved = database::save(world, config, &folder).await?;
    copier.missing.clear();
    copier.list.retain(|path, _| !path.starts_with(content::PHOTOS));
    copier.files(&saved.blobs).await?;
    copier.photos(&saved.photos)?;
    copier.spool()?;
    let wanted: BTreeSet<String> = saved.blobs.iter().map(|blob| blob.hash.clone()).collect();
    copier.list.retain(|path, entry| !path.starts_with(content::FILES) || wanted.contains(&entry.sha256));
    let made_at = now.to_string();
    let manifest = Manifest {
        format: manifest::FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        database: saved.dump,
        schema: saved.schema,
        counts: saved.counts,
        key: save_key(world, config, &folder, &made_at)?,
        content: save_list(&copier.list, &folder)?,
        made_at,
    };
    save_ledger(world, root)?;
    place::write(&folder.join(manifest::FILE), serde_json::to_string_pretty(&manifest)?.as_bytes())?;
    place::sync(&folder)?;
    place.finish(&name)?;
    let removed = rotate(&place, keep)?;
    Ok(Made { name, manifest, copied: copier.copied, missing: copier.missing, removed })
}

/// What the newest backup holds.
fn known(place: &Place) -> Result<List, Fault> {
    place.backups().last().map_or_else(|| Ok(List::new()), |name| content::read(&place.root.join(name)))
}

fn save_list(list: &List, folder: &Path) -> Result<Listing, Fault> {
    let text = content::to_text(list);
    place::write(&folder.join(content::LIST), text.as_bytes())?;
    Ok(Listing { entries: list.len() as u64, bytes: list.values().map(|entry| entry.bytes).sum(), sha256: digest_of(text.as_bytes()) })
}

/// The key lies in the backup if it is one that the site has made; one of the configuration is its operator's to keep.
fn save_key(world: &World, config: &Config, folder: &Path, made_at: &str) -> Result<Key, Fault> {
    let saved = config.secret_key.is_none();
    if saved {
        let text = fs::read(config.data_dir.join(world::KEY_FILE))?;
        place::write(&folder.join(world::KEY_FILE), &text)?;
    }
    Ok(Key { saved, check: world.keys.token(KEY_CHECK, made_at) })
}

/// What the HMAC in a manifest is for.
pub const KEY_CHECK: &str = "backup";

/// The list of erased members, with those of earlier backups: a backup of before brings nobody back.
fn save_ledger(world: &World, root: &Path) -> Result<(), Fault> {
    Ledger::at(root.join(LEDGER)).write(&world.of::<Ledger>().read()?)?;
    Ok(())
}

/// The ledger of erasures in the folder of backups.
pub const LEDGER: &str = "erasures.jsonl";

/// Removes all but the newest backups, and the content that only they had.
fn rotate(place: &Place, keep: usize) -> Result<Vec<String>, Fault> {
    let mut backups = place.backups();
    let old: Vec<String> = backups.drain(..backups.len().saturating_sub(keep.max(1))).collect();
    for name in &old {
        fs::remove_dir_all(place.root.join(name))?;
    }
    if !old.is_empty() {
        content::prune(&place.root, &backups)?;
    }
    Ok(old)
}
