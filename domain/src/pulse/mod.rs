//! The proof that writes are kept: a row that each running server writes every few seconds, commits, and reads back over
//! another connection. Readiness goes by it, so a request costs nothing, and a database that only seems to take writes shows.

mod sql;

use crate::{
    cx::{Cx, Kept, World},
    failure::{Failure, Result},
    tokens,
};
use model::Problem;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::{
    sync::Mutex,
    time::{Duration, Instant},
};
use tables::pulse;

/// How often a server writes its row.
pub const EVERY: Duration = Duration::from_secs(3);
/// A server whose last kept write is older than this is not ready.
const STALE: Duration = Duration::from_secs(12);
/// So long after a write that found no room it is taken that there is none: the row of the pulse is small and fits where
/// others do not.
const FULL: Duration = Duration::from_secs(3);
/// Rows of servers that are gone are kept so long.
const KEPT_MS: i64 = 30 * 24 * 3_600_000;
/// A file up to this size is looked through before the first request, a larger one meanwhile. In bytes.
const SMALL: i64 = 256 * 1024 * 1024;

/// What this process knows of its writes.
#[derive(Debug, Default)]
pub struct Pulse(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    node: String,
    kept: Option<Instant>,
    fault: Option<Problem>,
    damaged: bool,
}

/// How the database does, for admins and readiness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Health {
    /// The last write was kept so many seconds ago.
    Keeps(u64),
    /// No room is left on its disk.
    Full,
    /// Writes fail, or none was tried for too long.
    Silent,
    /// Its file is damaged.
    Damaged,
}

/// How the database of this process does.
pub fn health(world: &World) -> Health {
    world.of::<Pulse>().health(world.db.was_full_within(FULL))
}

impl Kept for Pulse {
    fn make(_: &World) -> Self {
        Self::default()
    }
}

impl Pulse {
    fn health(&self, was_full: bool) -> Health {
        let Ok(state) = self.0.lock() else { return Health::Silent };
        match (&state.fault, state.kept.map(|at| at.elapsed())) {
            _ if state.damaged => Health::Damaged,
            (Some(Problem::Full), _) => Health::Full,
            _ if was_full => Health::Full,
            (None, Some(age)) if age < STALE => Health::Keeps(age.as_secs()),
            _ => Health::Silent,
        }
    }

    fn note(&self, outcome: &Result<()>) {
        let Ok(mut state) = self.0.lock() else { return };
        match outcome {
            Ok(()) => (state.kept, state.fault) = (Some(Instant::now()), None),
            Err(failure) => state.fault = Some(failure.problem()),
        }
    }

    fn node(&self) -> Result<String> {
        let mut state = self.0.lock().map_err(|_| Failure::bug("the pulse is poisoned"))?;
        if state.node.is_empty() {
            state.node = tokens::random()?;
        }
        Ok(state.node.clone())
    }

    fn note_damage(&self) {
        if let Ok(mut state) = self.0.lock() {
            state.damaged = true;
        }
    }
}

/// Whether the server before this one ended without saying so: it was killed, or the machine went down. Ask before [`beat`].
pub async fn ended_badly(cx: &Cx) -> Result<bool> {
    let last = pulse::Entity::find().order_by_desc(pulse::Column::BeatAt).one(cx.reader()).await?;
    Ok(last.is_some_and(|last| last.stopped_at.is_none()))
}

/// Looks through a SQLite file; PostgreSQL looks after itself. Larger files are looked through only if `patient`.
/// Returns whether that was done.
///
/// # Errors
/// The file is damaged; [`health`] says so from now on.
pub async fn examine(cx: &Cx, patient: bool) -> Result<bool> {
    if !cx.world.db.is_sqlite() || (!patient && sql::file_bytes(cx.reader()).await? > SMALL) {
        return Ok(false);
    }
    let found = sql::quick_check(cx.reader()).await;
    if let Err(Failure::Bug(_)) = &found {
        cx.world.of::<Pulse>().note_damage();
    }
    found.map(|()| true)
}

/// Writes this server's row and reads it back.
pub async fn beat(cx: &Cx) -> Result<()> {
    let outcome = write_and_read(cx).await;
    cx.world.of::<Pulse>().note(&outcome);
    outcome
}

async fn write_and_read(cx: &Cx) -> Result<()> {
    let node = cx.world.of::<Pulse>().node()?;
    let txn = cx.begin().await?;
    let row = pulse::ActiveModel { node: Set(node.clone()), beat_at: Set(cx.now), stopped_at: Set(None) };
    let mut conflict = sea_orm::sea_query::OnConflict::column(pulse::Column::Node);
    pulse::Entity::insert(row).on_conflict(conflict.update_column(pulse::Column::BeatAt).to_owned()).exec_without_returning(&txn).await?;
    txn.commit().await?;
    match pulse::Entity::find_by_id(node).one(cx.reader()).await? {
        Some(row) if row.beat_at == cx.now => Ok(()),
        _ => Err(Failure::bug("what was committed cannot be read")),
    }
}

/// Notes that this server ends in order, and forgets servers of long ago.
pub async fn stop(cx: &Cx) -> Result<()> {
    let node = cx.world.of::<Pulse>().node()?;
    let txn = cx.begin().await?;
    pulse::Entity::delete_many().filter(pulse::Column::BeatAt.lt(cx.now - KEPT_MS)).exec(&txn).await?;
    if let Some(row) = pulse::Entity::find_by_id(node).one(&txn).await? {
        let mut row: pulse::ActiveModel = row.into();
        row.stopped_at = Set(Some(cx.now));
        row.update(&txn).await?;
    }
    txn.commit().await
}
