use super::reports;
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use model::{Problem, Subject, staff::check_reason};

/// How a case ends that is not ended by hiding or suspending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No rule was broken.
    Dismissed,
    /// Something else was done: locked, moved, edited, talked to.
    Settled,
}

impl Outcome {
    pub const ALL: [Self; 2] = [Self::Dismissed, Self::Settled];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dismissed => "dismissed",
            Self::Settled => "settled",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == text)
    }
}

/// Closes all open reports of something, for the context's reason, which those who reported can read.
pub async fn close_case(cx: &Cx, of: Subject, outcome: Outcome) -> Result<()> {
    staff(&cx.actor, StaffAct::JudgeReports)?;
    check_reason(&cx.reason)?;
    let txn = cx.begin().await?;
    if reports::settle(&txn, cx, of, outcome.as_str(), &cx.reason).await? == 0 {
        return Err(Problem::NotFound.into());
    }
    let entry = Entry { act: "report-closed", object: Some(of), detail: outcome.as_str().to_owned(), ..Entry::default() };
    audit::record(&txn, cx, entry).await?;
    txn.commit().await
}
