//! Files of people: content in the store, by its hash; rows that say whose it is and what it is called.
//!
//! Two things must never part: a row without its content, or, for longer than a day, content without a row. Content is given its name
//! inside the transaction that notes it, after the row of its hash is written, and is removed inside the transaction that deletes that
//! row. The row's lock keeps the two apart; what a crash leaves is content without a row, which [`sweep`] collects.

mod attach;
pub(crate) mod feature;
mod kinds;
mod limits;
mod move_file;
mod picture;
mod read;
mod resume;
mod scan;
mod sql;
mod sweep;

pub use crate::media::{Clamd, Content, FileRow, Incoming, Limits, MOST_BYTES, Scanner, Store, Verdict};
pub use attach::{Attached, PICTURE_MOST, attach, detach};
pub(crate) use attach::{Place, bring_file_back, put};
pub use kinds::{Shown, shown};
pub use move_file::move_file;
pub use read::{Link, Opened, link, open};
pub use resume::{Progress, Step, append, begin, cancel, progress};
pub use sweep::sweep;
