//! What is a member's own: to take along as one archive, and to leave behind.
//!
//! A download is a row of `exports` that the courier makes into a file, beside the news that it delivers: it can take minutes, and mails
//! do not wait for it. Leaving is a row of `leavings`; the account works as before until the day comes, so that whoever comes back has
//! lost nothing. Then `erasing` does what it does for staff, and the last mail goes out from `farewells`.

mod archive;
mod ask_export;
mod away;
mod exports;
pub(crate) mod feature;
pub mod heard;
mod html;
mod leave;
mod make_export;
pub mod news;
mod parts;
mod preview;
mod rows;
mod seen;
mod sql;
pub mod stories;
mod sweep;

pub use ask_export::{ExportLine, ExportState, OpenedExport, ask_export, open_export, read_exports};
pub use away::away;
pub use exports::{Exports, sweep_exports};
pub(crate) use leave::is_only_admin;
pub use leave::{keep_account, leave};
pub use make_export::{make_next_export, release_exports};
pub use parts::{LEFT_OUT, PARTS};
pub use preview::{Counts, Preview, read_preview};
pub(crate) use seen::{is_back, note_seen};
pub use sweep::sweep;

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
