//! What reports are about, and closing them.

use super::news::ReportClosed;
use crate::{
    cx::Cx,
    db::{Number, all},
    failure::Result,
    outbox::announce,
};
use model::{CollectionId, MaterialId, MemberId, ReplyId, ReviewId, UseId};
use sea_orm::ConnectionTrait;

/// What is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportOf {
    Post(ReplyId),
    Member(MemberId),
    Material(MaterialId),
    Collection(CollectionId),
    /// What a member said of a resource.
    Review(ReviewId),
    /// A member's report from class, with its photo.
    Use(UseId),
}

impl ReportOf {
    pub fn kind(self) -> &'static str {
        match self {
            Self::Post(_) => "post",
            Self::Member(_) => "member",
            Self::Material(_) => "material",
            Self::Collection(_) => "collection",
            Self::Review(_) => "review",
            Self::Use(_) => "use",
        }
    }

    pub fn id(self) -> i64 {
        match self {
            Self::Post(id) => id.0,
            Self::Member(id) => id.0,
            Self::Material(id) => id.0,
            Self::Collection(id) => id.0,
            Self::Review(id) => id.0,
            Self::Use(id) => id.0,
        }
    }

    pub fn parse(kind: &str, id: i64) -> Option<Self> {
        match kind {
            "post" => Some(Self::Post(ReplyId(id))),
            "member" => Some(Self::Member(MemberId(id))),
            "material" => Some(Self::Material(MaterialId(id))),
            "collection" => Some(Self::Collection(CollectionId(id))),
            "review" => Some(Self::Review(ReviewId(id))),
            "use" => Some(Self::Use(UseId(id))),
            _ => None,
        }
    }

    /// `post:5`, as the audit log names it.
    pub fn object(self) -> String {
        format!("{}:{}", self.kind(), self.id())
    }
}

/// The title of what report `c` is about, if it has one and is still there.
pub(super) const TITLE: &str = "CASE c.object_kind \
    WHEN 'post' THEN (SELECT t.title FROM replies r JOIN threads t ON t.id = r.thread_id WHERE r.id = c.object_id) \
    WHEN 'material' THEN (SELECT x.title FROM materials x WHERE x.id = c.object_id) \
    WHEN 'collection' THEN (SELECT x.title FROM collections x WHERE x.id = c.object_id) \
    WHEN 'review' THEN (SELECT x.title FROM reviews r JOIN materials x ON x.id = r.material_id WHERE r.id = c.object_id) \
    WHEN 'use' THEN (SELECT x.title FROM uses u JOIN materials x ON x.id = u.material_id WHERE u.id = c.object_id) END AS title";

/// Closes all open reports of something inside the caller's transaction; who reported hears of it. Says how many they were.
pub(crate) async fn settle(txn: &impl ConnectionTrait, cx: &Cx, of: ReportOf, outcome: &'static str, reason: &str) -> Result<usize> {
    let sql = "UPDATE reports SET closed_at = $3, closed_by = $4, outcome = $5, outcome_reason = $6 \
               WHERE object_kind = $1 AND object_id = $2 AND closed_at IS NULL RETURNING id AS n";
    let by = cx.actor.id().map(|id| id.0);
    let values = vec![of.kind().into(), of.id().into(), cx.now.into(), by.into(), outcome.into(), reason.into()];
    let closed: Vec<Number> = all(txn, sql, values).await?;
    for report in &closed {
        announce(txn, cx, ReportClosed { report: report.n }).await?;
    }
    Ok(closed.len())
}
