//! A folder of backups.

use super::manifest;
use crate::world::Fault;
use rustix::fs::{FlockOperation, flock};
use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// What a backup is called until it is whole.
const UNFINISHED: &str = ".part";

pub struct Place {
    pub root: PathBuf,
    /// Held as long as this lives.
    _lock: File,
}

impl Place {
    /// Makes the folder where it is missing, for its owner's eyes only: it will hold everything.
    ///
    /// # Errors
    /// Another backup is on its way into it, or it cannot be written.
    pub fn open(root: &Path) -> Result<Self, Fault> {
        make(root)?;
        let at = root.join(".lock");
        let told = |error: std::io::Error| format!("{}: {error}", at.display());
        let lock = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(&at).map_err(told)?;
        flock(&lock, FlockOperation::NonBlockingLockExclusive).map_err(|_| format!("another backup is on its way into {}", root.display()))?;
        Ok(Self { root: root.to_owned(), _lock: lock })
    }

    /// Backups that are whole, the oldest first.
    pub fn backups(&self) -> Vec<String> {
        backups(&self.root)
    }

    /// An empty folder for the backup of this name. What an earlier try left is removed.
    pub fn begin(&self, name: &str) -> Result<PathBuf, Fault> {
        for left in names(&self.root).into_iter().filter(|name| name.ends_with(UNFINISHED)) {
            fs::remove_dir_all(self.root.join(left))?;
        }
        let folder = self.root.join(format!("{name}{UNFINISHED}"));
        make(&folder)?;
        Ok(folder)
    }

    /// The backup is whole: gives it its name, on the disk.
    pub fn finish(&self, name: &str) -> Result<(), Fault> {
        fs::rename(self.root.join(format!("{name}{UNFINISHED}")), self.root.join(name))?;
        sync(&self.root)
    }
}

/// Backups that are whole, the oldest first.
pub fn backups(root: &Path) -> Vec<String> {
    let whole = |name: &String| !name.ends_with(UNFINISHED) && root.join(name).join(manifest::FILE).exists();
    let mut found: Vec<String> = names(root).into_iter().filter(whole).collect();
    found.sort();
    found
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).into_iter().flatten().flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

pub fn make(folder: &Path) -> Result<(), Fault> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| format!("{}: {error}", folder.display()).into())
}

/// Writes a small file for its owner's eyes, on the disk.
pub fn write(at: &Path, text: &[u8]) -> Result<(), Fault> {
    let mut file =
        OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(at).map_err(|error| format!("{}: {error}", at.display()))?;
    file.write_all(text)?;
    Ok(file.sync_all()?)
}

/// Has the names in a folder on the disk.
pub fn sync(folder: &Path) -> Result<(), Fault> {
    Ok(File::open(folder)?.sync_all()?)
}

/// All files below a folder, as paths relative to it.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(folder.join(&inner)).into_iter().flatten().flatten() {
            let path = inner.join(entry.file_name());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(path),
                Ok(kind) if kind.is_file() => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}
