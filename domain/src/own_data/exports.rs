//! Where downloads lie: a folder of this machine, also where files of resources are in a bucket. What is in it is private to one member
//! and gone in two days, so no other service need ever have it.

use crate::{
    cx::{Cx, Kept, World},
    failure::{Failure, Result},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::{
    collections::HashSet,
    fs::{self, DirBuilder},
    io::{self, ErrorKind},
    os::unix::fs::DirBuilderExt,
    path::PathBuf,
};
use tables::export;

/// The folder.
#[derive(Clone, Debug)]
pub struct Exports {
    folder: PathBuf,
}

impl Kept for Exports {
    fn make(world: &World) -> Self {
        Self::in_folder(world.folder.join("exports"))
    }
}

impl Exports {
    /// It is made with the first download.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The file of this name, as a row has it.
    pub(super) fn path(&self, place: &str) -> PathBuf {
        self.folder.join(format!("{place}.zip"))
    }

    /// While it is being written.
    pub(super) fn part(&self, place: &str) -> PathBuf {
        self.folder.join(format!("{place}.part"))
    }

    pub(super) fn make_folder(&self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)
    }

    /// The files that are there.
    fn list(&self) -> io::Result<Vec<PathBuf>> {
        match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            entries => entries?.map(|entry| Ok(entry?.path())).collect(),
        }
    }
}

/// Removes downloads whose time is over, and files that no row leads to: of members who were erased, or left by a crash. Returns how many
/// files were removed.
pub async fn sweep_exports(cx: &Cx) -> Result<usize> {
    let folder = cx.world.of::<Exports>();
    // A row is there before its file, so a file of this list without a row has none any more.
    let files = tokio::task::spawn_blocking(move || folder.list()).await.map_err(Failure::bug)?.map_err(Failure::bug)?;
    let txn = cx.begin().await?;
    let over = export::Entity::delete_many().filter(export::Column::ExpiresAt.gt(0)).filter(export::Column::ExpiresAt.lte(cx.now));
    over.exec(&txn).await?;
    let known = export::Entity::find().select_only().column(export::Column::Place).into_tuple::<String>().all(&txn).await?;
    txn.commit().await?;
    let known: HashSet<String> = known.into_iter().collect();
    let over = files.into_iter().filter(|path| !path.file_stem().is_some_and(|stem| known.contains(stem.to_string_lossy().as_ref())));
    let mut removed = 0;
    for path in over {
        tokio::fs::remove_file(&path).await.map_err(Failure::bug)?;
        removed += 1;
    }
    Ok(removed)
}
