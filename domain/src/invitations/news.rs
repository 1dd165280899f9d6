//! News of invitations.

use crate::outbox::News;
use serde::{Deserialize, Serialize};

/// Somebody is invited by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    pub invitation: i64,
}

impl News for Invited {
    const NAME: &'static str = "invited";
}
