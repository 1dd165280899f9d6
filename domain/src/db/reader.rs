//! The reads of one page over one connection.

use super::{DatabaseConnection, DbErr, without_nul};
use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, ExecResult, QueryResult, Statement, TransactionOptions, TransactionTrait};
use std::sync::Arc;
use tokio::sync::{Mutex, MutexGuard};

/// Where a context reads: each statement over any connection of the pool, or, for a page, all of them over one, inside of one
/// transaction that begins with the first of them. sqlx tests a connection each time that it goes back to the pool, and SQLite
/// takes and gives back the file's read lock for each statement outside of a transaction; for a page of ten statements that is
/// as much work as the statements.
#[derive(Clone, Debug)]
pub struct Reader {
    pool: DatabaseConnection,
    page: Option<Arc<Mutex<Held>>>,
}

/// The end of a page's reading.
#[derive(Debug)]
pub struct Ending(Option<Arc<Mutex<Held>>>);

impl Drop for Ending {
    fn drop(&mut self) {
        let Some(page) = self.0.take() else { return };
        match page.try_lock() {
            Ok(mut held) => *held = Held::Over,
            // A task that the page left behind is asking something just now.
            Err(_) => drop(tokio::spawn({
                let page = Arc::clone(&page);
                async move { *page.lock().await = Held::Over }
            })),
        }
    }
}

#[derive(Debug)]
enum Held {
    /// Nothing was asked yet, or the connection was given back.
    Free,
    Open(DatabaseTransaction),
    /// The page is done. What is still asked goes to the pool.
    Over,
}

impl Reader {
    pub(crate) fn of_pool(pool: DatabaseConnection) -> Self {
        Self { pool, page: None }
    }

    /// One for a page. Its maker holds [`Reader::until_dropped`] until the page is made, since clones may live on.
    pub(crate) fn for_page(&self) -> Self {
        Self { pool: self.pool.clone(), page: Some(Arc::new(Mutex::new(Held::Free))) }
    }

    /// Gives the connection back: what comes next may take another one and must not wait for it with this one in hand.
    pub(crate) async fn pause(&self) {
        if let Some(page) = &self.page {
            let mut held = page.lock().await;
            if matches!(*held, Held::Open(_)) {
                *held = Held::Free;
            }
        }
    }

    /// Gives the connection back for good when the returned guard is dropped, even if clones live on.
    #[must_use]
    pub fn until_dropped(&self) -> Ending {
        Ending(self.page.clone())
    }

    /// The page's transaction, begun if need be; none where each statement goes to the pool.
    async fn held(&self) -> Result<Option<MutexGuard<'_, Held>>, DbErr> {
        let Some(page) = &self.page else { return Ok(None) };
        let mut held = page.lock().await;
        if matches!(*held, Held::Free) {
            *held = Held::Open(self.pool.begin_with_options(TransactionOptions::default()).await?);
        }
        Ok(matches!(*held, Held::Open(_)).then_some(held))
    }
}

/// Sends a statement over the page's connection, or over any. After a failure PostgreSQL takes no more in the same transaction.
macro_rules! send {
    ($reader:ident, $verb:ident, $what:ident) => {
        match $reader.held().await? {
            Some(mut held) => {
                let Held::Open(txn) = &*held else { return Err(DbErr::Custom("the page's transaction is gone".to_owned())) };
                let done = txn.$verb($what).await;
                if done.is_err() {
                    *held = Held::Free;
                }
                done
            }
            None => $reader.pool.$verb($what).await,
        }
    };
}

#[async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let statement = without_nul(statement)?;
        send!(self, execute_raw, statement)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        send!(self, execute_unprepared, sql)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let statement = without_nul(statement)?;
        send!(self, query_one_raw, statement)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let statement = without_nul(statement)?;
        send!(self, query_all_raw, statement)
    }
}
