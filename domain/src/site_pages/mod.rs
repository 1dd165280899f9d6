//! Pages that staff writes about the site.

mod access;
mod change_page;
pub(crate) mod feature;
pub mod heard;
mod list_pages;
pub mod news;
mod read_page;
mod rerender;
mod set_shown;
mod sql;
mod start_page;
pub mod stories;
pub mod subject;
mod versions;

pub use change_page::{Editing, change_page, edit_page};
pub use list_pages::{PageLine, list_pages};
pub use read_page::{Owner, SitePageView, read_page};
pub use rerender::rerender_some;
pub use set_shown::set_shown;
pub use start_page::start_page;
pub use versions::{VersionLine, VersionsPage, list_versions};

use crate::{cx::Cx, policy};
use model::{Problem, SubjectKind};

/// Whether the asker may begin a page.
pub fn may_start(cx: &Cx) -> Result<(), Problem> {
    policy::site_pages::may_start(&cx.actor).map(drop)
}

/// The path of a page.
pub fn page_path(slug: &str) -> String {
    SubjectKind::SitePage.named(slug)
}
