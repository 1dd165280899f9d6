//! News of the pages of the site.

use crate::outbox::News;
use model::{MemberId, SitePageId};
use serde::{Deserialize, Serialize};

/// A page was begun or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageChanged {
    pub page: SitePageId,
    pub version: i32,
    pub by: MemberId,
}

impl News for PageChanged {
    const NAME: &'static str = "page-changed";
}

/// The day has come on which a page is looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageDue {
    pub page: SitePageId,
    /// What was said then; if it was moved, this one is not told.
    pub due: i64,
}

impl News for PageDue {
    const NAME: &'static str = "page-due";
}
