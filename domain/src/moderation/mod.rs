//! Reports and what comes of them; suspending members.

mod dismiss;
pub mod heard;
mod hide;
mod list_cases;
pub mod news;
mod place;
mod read_case;
mod report;
pub mod reports;
mod sql;
mod suspend;

pub use dismiss::{Outcome, close_case};
pub use hide::{hide_post, restore_post};
pub use list_cases::{CaseLine, CasePage, ClosedLine, count_open, list_cases, list_closed};
pub use place::Place;
pub use read_case::{Accused, Case, CasePost, CaseReport, read_case};
pub use report::{read_reportable, report};
pub use reports::ReportOf;
pub use suspend::{Suspendable, lift_suspension, read_suspendable, suspend};
