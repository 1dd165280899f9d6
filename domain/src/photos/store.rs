//! Where photos are: files in a folder, named by their content, written whole or not at all.

use super::make::Picture;
use crate::{
    failure::{Failure, Result},
    pictures::Budget,
};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// How a picture is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    WebP,
    Jpeg,
}

impl Format {
    pub fn ending(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
        }
    }

    pub fn mime(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// A folder of photos, and the memory that all pictures of this process share while they are made.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    budget: Budget,
}

impl Store {
    /// The folder is made when the first photo comes.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), budget: Budget::default() }
    }

    /// Room to take a picture apart.
    pub(crate) fn budget(&self) -> &Budget {
        &self.budget
    }

    /// A photo's files by the name that a page puts into an address: `<hash>-<size>.<ending>`. Only names that
    /// this store gives lead to a file.
    pub fn find(&self, name: &str) -> Option<(PathBuf, Format)> {
        let (stem, ending) = name.split_once('.')?;
        let (hash, size) = stem.split_once('-')?;
        let format = [Format::WebP, Format::Jpeg].into_iter().find(|format| format.ending() == ending)?;
        let known = is_hash(hash) && super::SIZES.iter().any(|one| one.to_string() == size);
        known.then(|| (self.shelf(hash).join(name), format))
    }

    /// The file of a photo's largest size; none where there is no photo.
    pub(crate) fn largest(&self, hash: &str) -> Option<PathBuf> {
        let size = super::SIZES.into_iter().max()?;
        self.find(&format!("{hash}-{size}.{}", Format::Jpeg.ending())).map(|(path, _)| path)
    }

    /// Writes all files and gives their common name. `owner` goes into it: what one member removes is no other's.
    pub(crate) fn put(&self, owner: i64, pictures: &[Picture]) -> Result<String> {
        let hash = name_of(owner, pictures);
        let shelf = self.shelf(&hash);
        let written = fs::create_dir_all(&shelf)
            .and_then(|()| pictures.iter().try_for_each(|one| write(&shelf, &format!("{hash}-{}.{}", one.size, one.format.ending()), &one.bytes)));
        match written {
            Ok(()) => Ok(hash),
            Err(error) => {
                self.remove(&hash);
                Err(Failure::io(error))
            }
        }
    }

    /// Removes what belongs to a name; what is not there is as good as removed.
    pub(crate) fn remove(&self, hash: &str) {
        if !is_hash(hash) {
            return;
        }
        for size in super::SIZES {
            for format in [Format::WebP, Format::Jpeg] {
                let _ = fs::remove_file(self.shelf(hash).join(format!("{hash}-{size}.{}", format.ending())));
            }
        }
        let _ = fs::remove_dir(self.shelf(hash));
    }

    /// The names of photos whose files have not been touched for so long.
    pub(crate) fn older_than(&self, age: Duration, now: SystemTime) -> Vec<String> {
        let mut found = Vec::new();
        for shelf in entries(&self.folder) {
            for file in entries(&shelf) {
                let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let hash = name.split('-').next().unwrap_or_default();
                let touched = fs::metadata(&file).and_then(|meta| meta.modified()).unwrap_or(now);
                let old = now.duration_since(touched).is_ok_and(|passed| passed > age);
                if old && is_hash(hash) && !found.iter().any(|one| one == hash) {
                    found.push(hash.to_owned());
                }
            }
        }
        found
    }

    /// Photos are spread over 256 folders.
    fn shelf(&self, hash: &str) -> PathBuf {
        self.folder.join(hash.get(..2).unwrap_or("xx"))
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect()
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn name_of(owner: i64, pictures: &[Picture]) -> String {
    let mut digest = Sha256::new();
    digest.update(owner.to_be_bytes());
    for picture in pictures {
        digest.update(&picture.bytes);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Under another name first, so that nobody ever reads half a file.
fn write(shelf: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let near = shelf.join(format!("{name}.{}.part", std::process::id()));
    let written = File::create(&near)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&near, shelf.join(name)));
    if written.is_err() {
        let _ = fs::remove_file(&near);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Problem;
    use std::io::ErrorKind;

    fn pictures(byte: u8) -> Vec<Picture> {
        let one = |size, format| Picture { size, format, bytes: vec![byte; 10] };
        super::super::SIZES.into_iter().flat_map(|size| [one(size, Format::WebP), one(size, Format::Jpeg)]).collect()
    }

    #[test]
    fn files_are_found_by_their_names_alone() {
        let folder = tempfile::tempdir().expect("folder");
        let store = Store::new(folder.path().join("photos"));
        let hash = store.put(7, &pictures(1)).expect("kept");
        assert_eq!(hash, store.put(7, &pictures(1)).expect("kept again"));
        assert_ne!(hash, store.put(8, &pictures(1)).expect("another's"));
        let (path, format) = store.find(&format!("{hash}-192.webp")).expect("a name");
        assert_eq!((fs::read(path).expect("there").len(), format.mime()), (10, "image/webp"));
        for bad in [
            "",
            "x-64.webp",
            &format!("{hash}-65.webp"),
            &format!("{hash}-64.svg"),
            &format!("{hash}-64.webp/.."),
            &format!("../{hash}-64.jpg"),
            &format!("{}-64.jpg", hash.to_uppercase()),
        ] {
            assert!(store.find(bad).is_none(), "{bad}");
        }
        store.remove(&hash);
        assert!(!store.find(&format!("{hash}-64.jpg")).expect("a name").0.exists());
    }

    #[test]
    fn a_full_disk_is_told_and_leaves_nothing() {
        assert!(matches!(Failure::io(ErrorKind::StorageFull.into()), Failure::Problem(Problem::Full)));
        let folder = tempfile::tempdir().expect("folder");
        let store = Store::new(folder.path());
        // The last file cannot be put in its place: a folder is there.
        let hash = name_of(7, &pictures(1));
        fs::create_dir_all(store.shelf(&hash).join(format!("{hash}-400.jpg"))).expect("in the way");
        assert!(store.put(7, &pictures(1)).is_err());
        let left: Vec<PathBuf> = entries(&store.shelf(&hash)).into_iter().filter(|path| path.is_file()).collect();
        assert!(left.is_empty(), "{left:?}");
    }

    #[test]
    fn old_ones_are_listed_once() {
        let folder = tempfile::tempdir().expect("folder");
        let store = Store::new(folder.path());
        let hash = store.put(7, &pictures(1)).expect("kept");
        let later = fs::metadata(store.find(&format!("{hash}-64.jpg")).expect("a name").0).and_then(|meta| meta.modified()).expect("time")
            + Duration::from_secs(90);
        assert_eq!(store.older_than(Duration::from_secs(60), later), [hash]);
        assert!(store.older_than(Duration::from_secs(100), later).is_empty());
    }
}
