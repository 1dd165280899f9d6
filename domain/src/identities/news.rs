//! News of linked accounts.

use crate::outbox::News;
use model::{IdentityId, MemberId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityLinked {
    pub member: MemberId,
    pub identity: IdentityId,
}

impl News for IdentityLinked {
    const NAME: &'static str = "identity-linked";
}

/// What it was is in the audit log under this time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityUnlinked {
    pub member: MemberId,
    pub at: i64,
}

impl News for IdentityUnlinked {
    const NAME: &'static str = "identity-unlinked";
}
