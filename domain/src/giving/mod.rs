//! What the library gives to other programs: metadata in three tongues (schema.org, Dublin Core, LRMI), packages, feeds, harvests.
//! Everything here is made of what a visitor may read.

mod dublin_core;
mod given;
mod harvest;
mod json_ld;
mod package;
mod sitemap;
mod sql;

pub use dublin_core::{Element, Elements, dublin_core, terms};
pub use given::{Given, Taken, file_address, given, of_view};
pub(crate) use harvest::name_changed;
pub use harvest::{Cursor, PER_ANSWER, Record, Selection, earliest_datestamp, harvest, harvest_count, record};
pub use json_ld::json_ld;
pub(crate) use package::Names;
pub use package::{Package, Part, package};
pub use sitemap::{Place, sitemap_part, sitemap_parts};

/// What this site is called where a name is asked for.
pub const SITE_NAME: &str = "BaTT Forum";

/// A moment in UTC with whole seconds, as metadata and OAI-PMH write it.
pub fn moment(at: i64) -> String {
    jiff::Timestamp::from_second(at.div_euclid(1000)).map(|at| at.to_string()).unwrap_or_default()
}
