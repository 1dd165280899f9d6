//! How much memory pictures may take, all that are decoded at the same time together.

use super::{Head, MIB};
use crate::failure::{Failure, Result};
use model::Problem;
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub(super) const ALL: u64 = 192 * MIB;
/// What room is given out in.
const UNIT: u64 = 1024;
/// Who comes when so many wait is asked to come again: photos are held in memory while they wait.
const QUEUE: usize = 16;
/// A picture of 40 million pixels takes two seconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// Room for pictures. It is given out in the order in which it was asked for, so that large ones have their turn, too.
#[derive(Clone, Debug)]
pub struct Budget {
    units: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { units: Arc::new(Semaphore::new(usize::try_from(ALL / UNIT).unwrap_or(usize::MAX))), waiting: Arc::default() }
    }
}

/// Room that is given back when this is dropped.
#[derive(Debug)]
pub struct Room(OwnedSemaphorePermit);

impl Room {
    /// Gives back all but so many bytes.
    pub(crate) fn shrink(&mut self, bytes: u64) {
        let wanted = usize::try_from(bytes.div_ceil(UNIT)).unwrap_or(usize::MAX);
        let rest = self.0.num_permits().saturating_sub(wanted);
        drop(self.0.split(rest));
    }
}

impl Budget {
    /// Waits for room for a picture; busy where too many wait, or for too long.
    pub(crate) async fn take(&self, head: &Head) -> Result<Room> {
        self.take_bytes(head.cost).await
    }

    async fn take_bytes(&self, bytes: u64) -> Result<Room> {
        let place = Place::take(&self.waiting).ok_or(Problem::Busy)?;
        let units = u32::try_from(bytes.min(ALL).div_ceil(UNIT)).map_err(Failure::bug)?;
        let room = tokio::time::timeout(PATIENCE, Arc::clone(&self.units).acquire_many_owned(units)).await;
        drop(place);
        Ok(Room(room.map_err(|_| Problem::Busy)?.map_err(Failure::bug)?))
    }
}

/// A place among those who wait.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Option<Self> {
        let place = Self(waiting);
        // Dropped, and so given back, where there were too many.
        (waiting.fetch_add(1, Ordering::Relaxed) < QUEUE).then_some(place)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;

    #[tokio::test]
    async fn room_is_given_in_turn_and_back() {
        let budget = Budget::default();
        let mut first = budget.take_bytes(ALL - MIB).await.expect("room");
        let waits = budget.take_bytes(2 * MIB);
        tokio::pin!(waits);
        assert!(waits.as_mut().now_or_never().is_none());
        assert!(budget.take_bytes(MIB).now_or_never().is_none(), "who came later waits, too, though there would be room");
        first.shrink(MIB);
        waits.await.expect("room");
        drop(first);
        budget.take_bytes(ALL).await.expect("all of it");
    }

    #[tokio::test]
    async fn a_long_queue_is_busy() {
        let budget = Budget::default();
        let all = budget.take_bytes(ALL).await.expect("room");
        let mut waiting: Vec<_> = (0..QUEUE).map(|_| Box::pin(budget.take_bytes(1))).collect();
        assert!(waiting.iter_mut().all(|one| one.as_mut().now_or_never().is_none()));
        assert!(matches!(budget.take_bytes(1).await, Err(Failure::Problem(Problem::Busy))));
        drop(waiting);
        drop(all);
        budget.take_bytes(1).await.expect("those who went away wait no longer");
    }
}
