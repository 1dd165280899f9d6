//! Reports and what comes of them; suspending members.

mod dismiss;
pub mod heard;
mod hide;
mod list_cases;
mod read_case;
mod report;
pub mod reports;
mod sql;
pub mod stories;
mod suspend;

pub use dismiss::{Outcome, close_case};
pub use hide::{hide_post, restore_post};
pub use list_cases::{CaseLine, CasePage, ClosedLine, count_open, list_cases, list_closed};
pub use read_case::{Accused, Case, CasePost, CaseReport, Place, read_case};
pub use report::{read_reportable, report};
pub use suspend::{Suspendable, lift_suspension, read_suspendable, suspend};
