//! Telling staff of something, and hiding it: what has to look at the thing itself, whatever it is.

mod hide;
mod report;

pub use hide::{hide_post, restore_post};
pub use report::{Reportable, read_reportable, report};
