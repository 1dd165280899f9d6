//! What is registered of the pages of the site.

use super::{heard, news, rerender_some, sql, stories, subject};
use crate::{
    cx::{Feature, Job, Pace, Part, Step, job},
    outbox::heard,
};

heard! {
    news::PageChanged => heard::changed;
    news::PageDue => heard::due;
}

const JOBS: &[Job] = &[job!("render-pages-anew", Pace::HourlyInParts, rerender_some, 100)];

pub(crate) const FEATURE: Feature = Feature {
    heard: HEARD,
    jobs: JOBS,
    kinds: &[&subject::SitePages],
    stories: stories::STORIES,
    // What the site says stays, under the pseudonym of whoever wrote it.
    steps: &[
        Step { column: "site_pages.owner_id", sql: Some(sql::FORGET_OWNER) },
        Step { column: "site_pages.created_by", sql: None },
        Step { column: "site_page_versions.written_by", sql: None },
    ],
    parts: &[Part { name: "site-pages", columns: &["site_page_versions.written_by"], query: sql::WRITTEN }],
    left_out: &[("site_pages.owner_id", "a duty of staff; in the log of acts"), ("site_pages.created_by", "the same as the first version")],
};
