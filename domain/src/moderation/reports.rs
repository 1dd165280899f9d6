//! What reports are about, and closing them.

use crate::{
    cx::Cx,
    db::{Number, all},
    failure::Result,
    outbox::{News, announce},
};
use model::{MemberId, ReplyId};
use sea_orm::ConnectionTrait;

/// What is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportOf {
    Post(ReplyId),
    Member(MemberId),
}

impl ReportOf {
    pub fn kind(self) -> &'static str {
        match self {
            Self::Post(_) => "post",
            Self::Member(_) => "member",
        }
    }

    pub fn id(self) -> i64 {
        match self {
            Self::Post(id) => id.0,
            Self::Member(id) => id.0,
        }
    }

    pub fn parse(kind: &str, id: i64) -> Option<Self> {
        match kind {
            "post" => Some(Self::Post(ReplyId(id))),
            "member" => Some(Self::Member(MemberId(id))),
            _ => None,
        }
    }

    /// `post:5`, as the audit log names it.
    pub fn object(self) -> String {
        format!("{}:{}", self.kind(), self.id())
    }
}

/// Closes all open reports of something inside the caller's transaction; who reported hears of it. Says how many they were.
pub(crate) async fn settle(txn: &impl ConnectionTrait, cx: &Cx, of: ReportOf, outcome: &'static str, reason: &str) -> Result<usize> {
    let sql = "UPDATE reports SET closed_at = $3, closed_by = $4, outcome = $5, outcome_reason = $6 \
               WHERE object_kind = $1 AND object_id = $2 AND closed_at IS NULL RETURNING id AS n";
    let by = cx.actor.id().map(|id| id.0);
    let values = vec![of.kind().into(), of.id().into(), cx.now.into(), by.into(), outcome.into(), reason.into()];
    let closed: Vec<Number> = all(txn, sql, values).await?;
    for report in &closed {
        announce(txn, cx, News::ReportClosed { report: report.n }).await?;
    }
    Ok(closed.len())
}
