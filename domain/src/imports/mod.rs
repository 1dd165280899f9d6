//! Resources of elsewhere, taken in as links: from a table, or from another library (OAI-PMH). What was read is kept as a list first;
//! drafts are made of it only when its owner says so.

mod charset;
mod dublin_core;
mod line;
mod make_drafts;
mod propose;
mod read_import;
mod reread;
mod table;

pub use charset::Charset;
pub use dublin_core::{Harvested, lines_of};
pub use line::Line;
pub use make_drafts::make_drafts;
pub use propose::{Origin, propose, propose_table};
pub use read_import::{Import, read_import};
pub use reread::reread_table;
pub use table::{BYTES_MOST, COLUMNS, LINES_MOST, Table, read_table, template};

use crate::{cx::Cx, policy};
use model::Problem;

/// Whether the asker may bring in a table of links.
pub fn may_import(cx: &Cx) -> Result<(), Problem> {
    policy::imports::may_import(&cx.actor).map(drop)
}

/// Whether the asker may take over resources from another library.
pub fn may_harvest(cx: &Cx) -> Result<(), Problem> {
    policy::imports::may_harvest(&cx.actor).map(drop)
}
