//! Scripts, styles and public files. In a release build they are inside the binary; in a debug
//! build they are read from `target/site` as they change.

mod compress;
mod file;
mod folder;
mod names;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use axum::body::Bytes;
use axum::response::Response;
use http::{HeaderMap, Method};
use rust_embed::RustEmbed;

use file::Asset;
use folder::Folder;
use names::Kind;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site/"]
#[allow_missing = true]
struct Site;

const SITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/site");

/// All files that are served as they are.
pub struct Assets(Store);

enum Store {
    Fixed { files: HashMap<String, Arc<Asset>>, heads: [Option<String>; 3] },
    Live(Folder),
}

impl Assets {
    /// What was built with this binary. Compression goes on in a thread of its own; until it is
    /// done files are sent as they are.
    pub fn load() -> Self {
        if cfg!(debug_assertions) {
            return Self::from_folder(Path::new(SITE));
        }
        let files = Site::iter().filter_map(|path| {
            let file = Site::get(&path)?;
            let bytes = match file.data {
                std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
            };
            Some((path.into_owned(), bytes, file.metadata.last_modified().unwrap_or(0)))
        });
        let assets = Self::from_files(files);
        assets.compress_in_background(11);
        assets
    }

    /// Files by path, content and time of change. `x.br` and `x.gz` become variants of `x`.
    pub fn from_files(files: impl Iterator<Item = (String, Bytes, u64)>) -> Self {
        let all: HashMap<String, (Bytes, u64)> = files.map(|(path, bytes, changed)| (path, (bytes, changed))).collect();
        let content = |path: &str| all.get(path).map(|(bytes, _)| bytes.clone());
        let heads = Kind::ALL.map(|kind| {
            let names = all.iter().map(|(path, (_, changed))| (path.as_str(), *changed));
            names::head(kind, names)
        });
        let plain = all.iter().filter(|(path, _)| !is_variant(path, |base| all.contains_key(base)));
        let files = plain.map(|(path, (bytes, _))| {
            let asset = Asset::new(path, bytes.clone());
            asset.precompressed(content(&format!("{path}.br")), content(&format!("{path}.gz")));
            (format!("/{path}"), Arc::new(asset))
        });
        let files = files.collect();
        Self(Store::Fixed { files, heads })
    }

    /// A folder whose files may change at any time; nothing is compressed.
    pub fn from_folder(root: &Path) -> Self {
        Self(Store::Live(Folder::new(root)))
    }

    /// Starts a thread that makes the missing brotli (at `quality` of 11) and gzip variants.
    pub fn compress_in_background(&self, quality: u32) {
        let Store::Fixed { files, .. } = &self.0 else {
            return;
        };
        let files: Vec<_> = files.values().map(Arc::clone).collect();
        let work = move || files.iter().for_each(|file| file.compress(quality));
        let started = std::thread::Builder::new().name("compress".to_owned()).spawn(work);
        if let Err(error) = started {
            tracing::warn!(%error, "assets stay uncompressed");
        }
    }

    /// The address of the script, such as `/pkg/batt.Xy12….js`, for the head of a page.
    pub fn js(&self) -> Option<String> {
        self.head(Kind::Js)
    }

    /// The address of the wasm module.
    pub fn wasm(&self) -> Option<String> {
        self.head(Kind::Wasm)
    }

    /// The address of the style sheet.
    pub fn css(&self) -> Option<String> {
        self.head(Kind::Css)
    }

    /// Answers GET and HEAD for a file; `None` when there is no such file.
    pub(crate) fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Option<Response> {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return None;
        }
        let asset = match &self.0 {
            Store::Fixed { files, .. } => files.get(path).map(Arc::clone),
            Store::Live(folder) => folder.find(path),
        };
        Some(asset?.respond(method, headers))
    }

    fn head(&self, kind: Kind) -> Option<String> {
        match &self.0 {
            Store::Fixed { heads, .. } => heads.get(kind as usize)?.clone(),
            Store::Live(folder) => folder.head(kind),
        }
    }
}

fn is_variant(path: &str, exists: impl Fn(&str) -> bool) -> bool {
    let base = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"));
    base.is_some_and(exists)
}
