//! News of reports.

use crate::outbox::News;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportClosed {
    pub report: i64,
}

impl News for ReportClosed {
    const NAME: &'static str = "report-closed";
}
