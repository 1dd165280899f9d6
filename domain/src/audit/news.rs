//! News of acts of staff.

use crate::outbox::News;
use serde::{Deserialize, Serialize};

/// Staff did something to a member or what they wrote; `line` is the log's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffActed {
    pub line: i64,
}

impl News for StaffActed {
    const NAME: &'static str = "staff-acted";
}
