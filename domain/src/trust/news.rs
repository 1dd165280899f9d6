//! News of what colleagues say about resources.

use crate::outbox::News;
use model::{MaterialId, MemberId, ReplyId, ReviewId, UseId};
use serde::{Deserialize, Serialize};

/// Somebody reports that they used material in class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseReported {
    pub report: UseId,
}

impl News for UseReported {
    const NAME: &'static str = "use-reported";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPosted {
    pub review: ReviewId,
}

impl News for ReviewPosted {
    const NAME: &'static str = "review-posted";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewAnswered {
    pub review: ReviewId,
    pub by: MemberId,
}

impl News for ReviewAnswered {
    const NAME: &'static str = "review-answered";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutdatedReported {
    pub material: MaterialId,
    pub by: MemberId,
}

impl News for OutdatedReported {
    const NAME: &'static str = "outdated-reported";
}

/// `at` tells the reports that were answered from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutdatedAnswered {
    pub material: MaterialId,
    pub at: i64,
    pub by: MemberId,
}

impl News for OutdatedAnswered {
    const NAME: &'static str = "outdated-answered";
}

/// The day has come on which authors wanted to look at their material again; `due` tells it from one that was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDue {
    pub material: MaterialId,
    pub due: i64,
}

impl News for ReviewDue {
    const NAME: &'static str = "review-due";
}

/// Somebody asks the author of a post to make a resource of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceAsked {
    pub reply: ReplyId,
    pub by: MemberId,
}

impl News for ResourceAsked {
    const NAME: &'static str = "resource-asked";
}
