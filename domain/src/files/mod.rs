//! Files of people: content in the store, by its hash; rows that say whose it is and what it is called.
//!
//! Two things must never part: a row without its content, or, for longer than a day, content without a row. Content is given its name
//! inside the transaction that notes it, after the row of its hash is written, and is removed inside the transaction that deletes that
//! row. The row's lock keeps the two apart; what a crash leaves is content without a row, which [`sweep`] collects.

mod attach;
mod kinds;
mod limits;
mod move_file;
mod picture;
mod read;
mod resume;
mod scan;
mod scanner;
mod store;
mod sweep;

pub use attach::{Attached, PICTURE_MOST, attach, detach};
pub(crate) use attach::{bring_file_back, of_class};
pub use kinds::{Shown, shown};
pub use limits::{Limits, MOST_BYTES};
pub use move_file::move_file;
pub use read::{FileRow, Link, Opened, link, open};
pub use resume::{Progress, Step, append, begin, cancel, progress};
pub use scanner::{Clamd, Scanner, Verdict};
pub use store::{Content, Incoming, Store};
pub use sweep::sweep;
