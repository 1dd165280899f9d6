//! When each job last ran and how it ended, so that an admin sees one that stopped. The same row on every node.

use crate::{
    cx::Cx,
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use sea_orm::{ActiveValue::Set, DerivePartialModel, EntityTrait, QueryOrder, sea_query::OnConflict};
use std::fmt::Display;
use tables::job;

#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "job::Entity")]
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
    use job::Column::{BeganAt, Done, EndedAt, Fault, Name};
    let row = job::ActiveModel { name: Set(name.to_owned()), began_at: Set(cx.now), ended_at: Set(Some(ended)), done: Set(done), fault: Set(fault) };
    let instead = OnConflict::column(Name).update_columns([BeganAt, EndedAt, Done, Fault]).to_owned();
    let txn = cx.begin().await?;
    job::Entity::insert(row).on_conflict(instead).exec_without_returning(&txn).await?;
    txn.commit().await
}

/// All jobs that ever ran, by name.
pub async fn list_jobs(cx: &Cx) -> Result<Vec<JobLine>> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    Ok(job::Entity::find().order_by_asc(job::Column::Name).into_partial_model().all(cx.reader()).await?)
}
