//! What somebody configured of how much may come in.

use crate::{failure::Result, space::Space};
use model::Problem;
use std::path::Path;

/// Of one file, unless the configuration says otherwise.
pub const MOST_BYTES: u64 = 50 * 1024 * 1024;

/// What somebody configured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of one file.
    pub file_bytes: u64,
    /// Of all that one member has uploaded.
    pub member_bytes: u64,
    /// That one member may add.
    pub files_per_hour: u32,
    /// Of the disk with the folder; 0 for no limit.
    pub free_percent: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: MOST_BYTES, member_bytes: 1024 * 1024 * 1024, files_per_hour: 200, free_percent: 0 }
    }
}

/// Refuses where less of the folder's disk is free, in percent; 0 for no limit.
pub(super) async fn of_disk(folder: &Path, percent: u32) -> Result<()> {
    if percent == 0 || Space::of(folder).await?.has_percent(percent) { Ok(()) } else { Err(Problem::Full.into()) }
}
