//! News of organisations.

use crate::outbox::News;
use model::AffiliationId;
use serde::{Deserialize, Serialize};

/// A verified affiliation is about to end; `expires_at` tells it from one that was renewed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AffiliationEnds {
    pub affiliation: AffiliationId,
    pub expires_at: i64,
}

impl News for AffiliationEnds {
    const NAME: &'static str = "affiliation-ends";
}
