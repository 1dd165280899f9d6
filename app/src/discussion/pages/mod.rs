//! Pages of discussions, made on the server.

mod board;
mod composer;
mod edit;
mod front;
mod history;
mod moderate;
mod new_thread;
mod post;
mod post_actions;
mod reactions;
mod rows;
mod tags;
mod thread;
mod thread_head;
mod threads;

pub use board::BoardPage;
pub(crate) use composer::labels;
pub use edit::EditPage;
pub(crate) use edit::diff_lines;
pub use front::FrontPage;
pub use history::HistoryPage;
pub use moderate::{ModeratePage, SplitPage};
pub use new_thread::NewThreadPage;
pub use reactions::{ReactPage, ReactorsPage};
pub use tags::{TagPage, TagsPage};
pub use thread::{BareThreadPage, PermalinkPage, ThreadPage};
pub use threads::ThreadsPage;

use domain::{Failure, Result};
use model::Problem;

/// A number in the path; anything else is a page that does not exist.
fn id(text: &str) -> Result<i64> {
    text.parse().map_err(|_| Failure::Problem(Problem::NotFound))
}
