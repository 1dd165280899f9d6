//! Closing reports.

use super::news::ReportClosed;
use crate::{
    cx::Cx,
    db::{Number, all},
    failure::Result,
    outbox::announce,
};
use model::Subject;
use sea_orm::ConnectionTrait;

/// Closes all open reports of something inside the caller's transaction; who reported hears of it. Says how many they were.
pub(crate) async fn settle(txn: &impl ConnectionTrait, cx: &Cx, of: impl Into<Subject>, outcome: &'static str, reason: &str) -> Result<usize> {
    let of: Subject = of.into();
    let values = vec![of.kind().into(), of.id().into(), cx.now.into(), cx.actor.id().into(), outcome.into(), reason.into()];
    let closed: Vec<Number> = all(txn, super::sql::CLOSE, values).await?;
    for report in &closed {
        announce(txn, cx, ReportClosed { report: report.n }).await?;
    }
    Ok(closed.len())
}
