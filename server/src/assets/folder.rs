use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::body::Bytes;

use super::file::Asset;
use super::names::{self, Kind};

/// A folder on disk, for development: looks at each file's time of change on every request.
pub(super) struct Folder {
    root: PathBuf,
    seen: Mutex<HashMap<String, (SystemTime, Arc<Asset>)>>,
}

impl Folder {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), seen: Mutex::default() }
    }

    pub(super) fn find(&self, path: &str) -> Option<Arc<Asset>> {
        let relative = path.strip_prefix('/')?;
        let plain = |part| matches!(part, Component::Normal(_));
        if relative.is_empty() || !Path::new(relative).components().all(plain) {
            return None;
        }
        let file = self.root.join(relative);
        let meta = file.metadata().ok().filter(|meta| meta.is_file())?;
        let changed = meta.modified().ok()?;
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, asset)) = seen.get(path)
            && *at == changed
        {
            return Some(Arc::clone(asset));
        }
        let asset = Arc::new(Asset::new(relative, Bytes::from(std::fs::read(&file).ok()?)));
        seen.insert(path.to_owned(), (changed, Arc::clone(&asset)));
        Some(asset)
    }

    pub(super) fn head(&self, kind: Kind) -> Option<String> {
        let entries = std::fs::read_dir(self.root.join("pkg")).ok()?;
        let files: Vec<_> = entries
            .flatten()
            .filter_map(|entry| {
                let changed = entry.metadata().ok()?.modified().ok()?;
                let millis = changed.duration_since(UNIX_EPOCH).ok()?.as_millis();
                let name = entry.file_name().into_string().ok()?;
                Some((format!("pkg/{name}"), u64::try_from(millis).ok()?))
            })
            .collect();
        names::head(kind, files.iter().map(|(path, changed)| (path.as_str(), *changed)))
    }
}
