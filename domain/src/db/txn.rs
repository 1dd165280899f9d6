//! A write that says yes only when the database has kept it.

use super::{
    room::Room,
    without_nul,
    witness::{Tally, Witness},
};
use crate::failure::{Failure, Result};
use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A transaction that ends with its first failed statement.
///
/// SQLite rolls back by itself when the disk is full, on I/O errors, out of memory or when interrupted; what is sent
/// afterwards would be kept statement by statement. PostgreSQL answers `COMMIT` after a failed statement with a rollback that
/// looks like success. So nothing is sent after a failure, and [`Txn::commit`] fails.
#[derive(Debug)]
pub struct Txn {
    inner: DatabaseTransaction,
    failed: AtomicBool,
    room: Room,
    witness: Option<(Arc<Witness>, Tally)>,
}

impl Txn {
    pub(super) fn new(inner: DatabaseTransaction, room: Room, witness: Option<Arc<Witness>>) -> Self {
        let witness = witness.map(|witness| {
            let tally = witness.tally();
            (witness, tally)
        });
        Self { inner, failed: AtomicBool::new(false), room, witness }
    }

    /// Keeps what was written. `Ok` means that it is on the disk: on SQLite its own hook has told of exactly one commit and of
    /// no rollback since [`super::Db::begin`].
    ///
    /// # Errors
    /// Nothing was kept, but for a connection that broke after PostgreSQL had committed and before it could say so.
    pub async fn commit(self) -> Result<()> {
        if self.failed.load(Ordering::Acquire) || self.was_rolled_back() {
            return Err(Failure::bug("a transaction was to be committed after one of its statements had failed"));
        }
        let Self { inner, witness, room, .. } = self;
        room.note(inner.commit().await)?;
        match witness {
            Some((witness, before)) if !witness.saw_one_commit_since(before) => Err(Failure::bug("SQLite did not confirm a commit")),
            _ => Ok(()),
        }
    }

    /// Keeps nothing.
    pub async fn rollback(self) -> Result<()> {
        Ok(self.inner.rollback().await?)
    }

    fn was_rolled_back(&self) -> bool {
        self.witness.as_ref().is_some_and(|(witness, before)| witness.saw_rollback_since(*before))
    }

    /// Refuses after a failure.
    fn open(&self) -> Result<&DatabaseTransaction, DbErr> {
        if self.failed.load(Ordering::Acquire) {
            return Err(DbErr::Custom("the transaction has ended: a statement before this one failed".to_owned()));
        }
        Ok(&self.inner)
    }

    fn note<T>(&self, done: Result<T, DbErr>) -> Result<T, DbErr> {
        if done.is_err() {
            self.failed.store(true, Ordering::Release);
        }
        self.room.note(done)
    }
}

#[async_trait]
impl ConnectionTrait for Txn {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let statement = without_nul(statement)?;
        self.note(self.open()?.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.note(self.open()?.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let statement = without_nul(statement)?;
        self.note(self.open()?.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let statement = without_nul(statement)?;
        self.note(self.open()?.query_all_raw(statement).await)
    }
}
