//! What comes of reports; suspending members. Reporting itself, which looks at what is reported, is in `reporting`.

mod dismiss;
pub(crate) mod feature;
pub mod heard;
mod list_cases;
pub mod news;
mod read_case;
pub mod reports;
mod sql;
pub mod stories;
mod suspend;

pub use dismiss::{Outcome, close_case};
pub use list_cases::{CaseLine, CasePage, ClosedLine, count_open, list_cases, list_closed};
pub use read_case::{Accused, Case, CasePost, CaseReport, Place, read_case};
pub use suspend::{Suspendable, lift_suspension, read_suspendable, suspend};
