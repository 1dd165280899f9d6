//! Content beside the database: files of the library, photos, mails in the spool. Nothing of it ever changes under its name.

use super::{place, sql::Blob};
use crate::world::Fault;
use domain::World;
use futures::{StreamExt, TryStreamExt};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs::{self, File},
    io::{Read, Write},
    path::{Path, PathBuf},
};

/// The list of a backup's content, a line each: SHA-256, bytes, path below the folder of backups.
pub const LIST: &str = "content.txt";
/// Folders with content.
pub const FOLDERS: [&str; 3] = [FILES, PHOTOS, SPOOL];
pub const FILES: &str = "files";
pub const PHOTOS: &str = "photos";
pub const SPOOL: &str = "spool";
/// Files that come from the storage at once.
const AT_ONCE: usize = 4;

/// Paths with what lies there.
pub type List = BTreeMap<String, Entry>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub sha256: String,
    pub bytes: u64,
}

pub fn to_text(list: &List) -> String {
    list.iter().map(|(path, entry)| format!("{} {} {path}\n", entry.sha256, entry.bytes)).collect()
}

/// The list of a backup's folder.
pub fn read(folder: &Path) -> Result<List, Fault> {
    let at = folder.join(LIST);
    let text = fs::read_to_string(&at).map_err(|error| format!("{}: {error}", at.display()))?;
    text.lines().map(|line| parse(line).ok_or_else(|| format!("{}: a line that is none: {line}", at.display()).into())).collect()
}

fn parse(line: &str) -> Option<(String, Entry)> {
    let mut parts = line.splitn(3, ' ');
    let (sha256, bytes, path) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    // A list that was tampered with leads nowhere else.
    let inside = FOLDERS.iter().any(|folder| path.starts_with(&format!("{folder}/"))) && !path.split('/').any(|part| part == ".." || part.is_empty());
    inside.then(|| (path.to_owned(), Entry { sha256: sha256.to_owned(), bytes }))
}

/// SHA-256 in hexadecimal, and the size in bytes.
pub fn digest(at: &Path) -> Result<(String, u64), Fault> {
    let mut file = File::open(at).map_err(|error| format!("{}: {error}", at.display()))?;
    let (mut hasher, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 20]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((hex(hasher), bytes)),
            size => {
                hasher.update(buffer.get(..size).unwrap_or_default());
                bytes += size as u64;
            }
        }
    }
}

fn hex(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn digest_of(bytes: &[u8]) -> String {
    hex(Sha256::new_with_prefix(bytes))
}

/// Where content of the library lies below a folder of backups.
fn path_of(hash: &str) -> String {
    format!("{FILES}/{}/{hash}", hash.get(..2).unwrap_or("00"))
}

/// Copies content into the folder of backups where it is not there yet.
pub struct Copier<'a> {
    pub world: &'a World,
    pub data: &'a Path,
    pub root: &'a Path,
    /// What earlier backups hold, so that nothing is read twice.
    pub known: List,
    pub list: List,
    pub copied: u64,
    /// What a row leads to and is nowhere.
    pub missing: BTreeSet<String>,
}

impl Copier<'_> {
    /// Files of the library, from the folder or the bucket, by their hashes.
    pub async fn files(&mut self, blobs: &[Blob]) -> Result<(), Fault> {
        let (world, root) = (self.world, self.root);
        let wanted = blobs.iter().filter(|blob| !self.list.contains_key(&path_of(&blob.hash)));
        let wanted: Vec<Blob> = wanted.cloned().collect();
        let copies = futures::stream::iter(wanted).map(|blob| async move {
            let fresh = copy_blob(world, root, &blob).await?;
            Ok::<_, Fault>((blob, fresh))
        });
        let mut copies = copies.buffer_unordered(AT_ONCE);
        while let Some((blob, fresh)) = copies.try_next().await? {
            let path = path_of(&blob.hash);
            match fresh {
                Some(fresh) => {
                    self.copied += u64::from(fresh);
                    self.missing.remove(&path);
                    self.list.insert(path, Entry { sha256: blob.hash, bytes: u64::try_from(blob.size).unwrap_or(0) });
                }
                None => drop(self.missing.insert(path)),
            }
        }
        Ok(())
    }

    /// Photos of people, by the names that rows have.
    pub fn photos(&mut self, names: &[String]) -> Result<(), Fault> {
        let names: HashSet<&str> = names.iter().map(String::as_str).collect();
        let mut found = HashSet::new();
        for path in place::below(&self.data.join(PHOTOS)) {
            let name = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.split_once('-')).map(|(hash, _)| hash.to_owned());
            if let Some(name) = name.filter(|name| names.contains(name.as_str())) {
                self.plain(PHOTOS, &path)?;
                found.insert(name);
            }
        }
        self.missing.extend(names.iter().filter(|name| !found.contains(**name)).map(|name| format!("{PHOTOS}/{name}")));
        Ok(())
    }

    /// Mails that a site without a mail server has written.
    pub fn spool(&mut self) -> Result<(), Fault> {
        place::below(&self.data.join(SPOOL)).iter().try_for_each(|path| self.plain(SPOOL, path))
    }

    /// A file of a folder of the site, of which nobody knows a hash.
    fn plain(&mut self, folder: &str, path: &Path) -> Result<(), Fault> {
        let name = format!("{folder}/{}", path.to_string_lossy());
        if self.list.contains_key(&name) {
            return Ok(());
        }
        let (from, to) = (self.data.join(folder).join(path), self.root.join(&name));
        let known = self.known.get(&name).filter(|entry| fs::metadata(&to).is_ok_and(|there| there.len() == entry.bytes)).cloned();
        let entry = match known {
            Some(entry) => entry,
            None => {
                self.copied += 1;
                let (sha256, bytes) = copy(&from, &to)?;
                Entry { sha256, bytes }
            }
        };
        self.list.insert(name, entry);
        Ok(())
    }
}

/// Whether it was copied now; none where the site has no such content.
async fn copy_blob(world: &World, root: &Path, blob: &Blob) -> Result<Option<bool>, Fault> {
    let to = root.join(path_of(&blob.hash));
    if fs::metadata(&to).is_ok_and(|there| there.len() == u64::try_from(blob.size).unwrap_or(0)) {
        return Ok(Some(false));
    }
    let Some(mut content) = world.files.open(&blob.hash, None).await? else { return Ok(None) };
    let mut writing = Writing::begin(&to)?;
    while let Some(bytes) = content.bytes.try_next().await? {
        writing.add(&bytes)?;
    }
    let (sha256, _) = writing.finish()?;
    if sha256 == blob.hash { Ok(Some(true)) } else { Err(format!("the content of {} is not what its name says: run batt doctor", blob.hash).into()) }
}

/// Copies a file; gives its SHA-256 and size.
fn copy(from: &Path, to: &Path) -> Result<(String, u64), Fault> {
    let mut source = File::open(from).map_err(|error| format!("{}: {error}", from.display()))?;
    let (mut writing, mut buffer) = (Writing::begin(to)?, vec![0; 1 << 20]);
    loop {
        match source.read(&mut buffer)? {
            0 => return writing.finish(),
            size => writing.add(buffer.get(..size).unwrap_or_default())?,
        }
    }
}

/// A file that gets its name when it is whole and on the disk.
struct Writing {
    file: File,
    near: PathBuf,
    to: PathBuf,
    hasher: Sha256,
    bytes: u64,
}

impl Writing {
    fn begin(to: &Path) -> Result<Self, Fault> {
        place::make(to.parent().unwrap_or(to))?;
        let near = to.with_extension("part");
        let file = File::create(&near).map_err(|error| format!("{}: {error}", near.display()))?;
        Ok(Self { file, near, to: to.to_owned(), hasher: Sha256::new(), bytes: 0 })
    }

    fn add(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(self.file.write_all(bytes)?)
    }

    fn finish(self) -> Result<(String, u64), Fault> {
        self.file.sync_all()?;
        fs::rename(&self.near, &self.to)?;
        Ok((hex(self.hasher), self.bytes))
    }
}

/// Removes content that none of these backups has. Returns how much.
pub fn prune(root: &Path, backups: &[String]) -> Result<usize, Fault> {
    let mut kept = BTreeSet::new();
    for name in backups {
        kept.extend(read(&root.join(name))?.into_keys());
    }
    let mut removed = 0;
    for folder in FOLDERS {
        for path in place::below(&root.join(folder)) {
            if !kept.contains(&format!("{folder}/{}", path.to_string_lossy())) {
                fs::remove_file(root.join(folder).join(path))?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}

/// Compares content with its list. Gives a line for each that is not as it was.
pub fn check(root: &Path, list: &List) -> Vec<String> {
    let wrong = |(path, entry): (&String, &Entry)| match digest(&root.join(path)) {
        Ok((sha256, bytes)) if sha256 == entry.sha256 && bytes == entry.bytes => None,
        Ok(_) => Some(format!("{path} has changed since it was saved")),
        Err(error) => Some(error.to_string()),
    };
    list.iter().filter_map(wrong).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_lead_nowhere_else() {
        let hash = "a".repeat(64);
        assert!(parse(&format!("{hash} 12 files/aa/{hash}")).is_some());
        assert_eq!(parse(&format!("{hash} 12 spool/two words.eml")).map(|(path, _)| path), Some("spool/two words.eml".to_owned()));
        for line in ["files/../../etc/passwd", "/etc/passwd", "files//x", "secret.key", "files/a/../../../x"] {
            assert!(parse(&format!("{hash} 12 {line}")).is_none(), "{line}");
        }
    }
}
