//! How much room the disk with the data has left.

use crate::failure::{Failure, Result};
use std::path::{Path, PathBuf};

/// A file system, in bytes, as `df` counts: of what this user could have at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    pub free: u64,
    pub all: u64,
}

/// Less than this is always low, in bytes; from here on it takes a twentieth of the disk to be enough, but never more than [`ENOUGH`].
const LEAST: u64 = 64 * 1024 * 1024;
/// As much is never low, in bytes.
const ENOUGH: u64 = 2 * 1024 * 1024 * 1024;

impl Space {
    /// Asks the file system with this folder.
    pub async fn of(folder: &Path) -> Result<Self> {
        let folder: PathBuf = folder.to_owned();
        let disk = tokio::task::spawn_blocking(move || rustix::fs::statvfs(&folder))
            .await
            .map_err(Failure::bug)?
            .map_err(|error| Failure::io(error.into()))?;
        let used = disk.f_blocks.saturating_sub(disk.f_bfree);
        let bytes = |blocks: u64| blocks.saturating_mul(disk.f_frsize);
        Ok(Self { free: bytes(disk.f_bavail), all: bytes(disk.f_bavail.saturating_add(used)) })
    }

    /// Whether so much of it is free, in percent.
    pub fn has_percent(self, percent: u32) -> bool {
        u128::from(self.free) * 100 >= u128::from(self.all) * u128::from(percent)
    }

    /// Time to make room, while everything still works.
    pub fn is_low(self) -> bool {
        self.free < (self.all / 20).clamp(LEAST, ENOUGH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn low_is_a_twentieth_within_bounds() {
        const GB: u64 = 1024 * 1024 * 1024;
        for (free, all, low) in [
            (60 << 20, 60 << 20, true),
            (GB, 20 * GB, false),
            (GB - 1, 20 * GB, true),
            (2 * GB, 1_000 * GB, false),
            (2 * GB - 1, 1_000 * GB, true),
            (70 << 20, GB, false),
        ] {
            assert_eq!(Space { free, all }.is_low(), low, "{free} of {all}");
        }
    }
}
