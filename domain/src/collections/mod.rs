//! Collections: resources side by side, unchanged, in an order that their editors choose.

pub(crate) mod access;
mod change;
mod copy;
mod editors;
mod entries;
pub(crate) mod feature;
pub mod heard;
mod list_collections;
mod move_entry;
pub mod news;
mod read_collection;
mod sql;
mod start;
pub mod stories;
pub mod subject;

pub(crate) use change::bring_back;
pub use change::{change, remove};
pub use copy::copy;
pub(crate) use editors::bring_editor_back;
pub use editors::{add_editor, remove_editor};
pub(crate) use entries::bring_entry_back;
pub use entries::{add, change_note, take_out};
pub use list_collections::{CollectionLine, CollectionPage, Place, list_collections, list_own, places};
pub use move_entry::{Way, move_entry};
pub use read_collection::{CollectionView, Editor, Entry, Parent, edit_collection, read_collection};
pub use start::start;

use crate::{cx::Cx, policy};
use model::{CollectionAccess, Problem, SubjectKind};

/// How many resources a collection holds, and how many people edit it.
const ENTRIES_MAX: i32 = 200;
const EDITORS_MAX: u64 = 20;
/// How many collections somebody edits.
const OWN_MAX: u64 = 100;

/// Its address. One that is open to who has the link ends in what nobody guesses.
pub fn collection_path(id: i64, slug: &str, access: &str, key: &str) -> String {
    let end = if access == CollectionAccess::Link.as_str() { format!("{slug}-{key}") } else { slug.to_owned() };
    SubjectKind::Collection.of(id).page(&end)
}

/// Whether the asker may begin a collection.
pub fn may_start(cx: &Cx) -> Result<(), Problem> {
    policy::collections::may_start(&cx.actor)
}
