//! Whether the database's disk had room lately.

use crate::failure::is_full;
use sea_orm::DbErr;
use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// When a write was last refused because nothing more fits on the disk.
#[derive(Clone, Debug, Default)]
pub(super) struct Room(Arc<Mutex<Option<Instant>>>);

impl Room {
    /// Passes an outcome on and remembers if it tells of a full disk.
    pub(super) fn note<T>(&self, done: Result<T, DbErr>) -> Result<T, DbErr> {
        if done.as_ref().is_err_and(is_full)
            && let Ok(mut at) = self.0.lock()
        {
            *at = Some(Instant::now());
        }
        done
    }

    pub(super) fn was_lacking_within(&self, time: Duration) -> bool {
        self.0.lock().is_ok_and(|at| at.is_some_and(|at| at.elapsed() < time))
    }
}
