//! When each job last ran and how it ended, so that an admin sees one that stopped. The same row on every node.

use crate::{
    cx::Cx,
    db::{all, run},
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use sea_orm::FromQueryResult;
use std::fmt::Display;

#[derive(Clone, Debug, FromQueryResult)]
pub struct JobLine {
    pub name: String,
    pub began_at: i64,
    pub ended_at: Option<i64>,
    /// How many things it did.
    pub done: i32,
    /// Why it failed; empty where it did not.
    pub fault: String,
}

/// Notes that a job began at `cx.now` and ended at `ended`. A note that cannot be written is only logged.
pub async fn note<E: Display>(cx: &Cx, name: &str, ended: i64, outcome: &Result<usize, E>) {
    let (done, fault) = match outcome {
        Ok(done) => (i32::try_from(*done).unwrap_or(i32::MAX), String::new()),
        Err(error) => (0, error.to_string().chars().take(500).collect()),
    };
    if let Err(failure) = write(cx, name, ended, done, fault).await {
        tracing::warn!(%failure, name, "a job's end was not noted");
    }
}

async fn write(cx: &Cx, name: &str, ended: i64, done: i32, fault: String) -> Result<()> {
    let sql = "INSERT INTO jobs (name, began_at, ended_at, done, fault) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (name) DO UPDATE SET began_at = $2, ended_at = $3, done = $4, fault = $5";
    let txn = cx.begin().await?;
    run(&txn, sql, vec![name.into(), cx.now.into(), ended.into(), done.into(), fault.into()]).await?;
    txn.commit().await
}

/// All jobs that ever ran, by name.
pub async fn list_jobs(cx: &Cx) -> Result<Vec<JobLine>> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    all(cx.reader(), "SELECT name, began_at, ended_at, done, fault FROM jobs ORDER BY name", Vec::new()).await
}
