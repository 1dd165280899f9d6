mod authors;
mod compare;
mod edit;
mod field_words;
mod fields;
mod giving;
mod home;
mod import;
mod lineage;
mod lineage_drawing;
mod material;
mod outcome_fields;
mod outcome_list;
mod proposals;
mod remix;
mod versions;

pub use edit::{EditMaterialPage, NewMaterialPage};
pub use giving::{feed_address, feed_title};
pub use home::{LibraryPage, OwnMaterialsPage, query};
pub use import::{ImportPage, ImportedPage};
pub use lineage::LineagePage;
pub use material::{MaterialPage, MaterialVersionPage};
pub use proposals::ProposalsPage;
pub use remix::RemixPage;
pub use versions::VersionsPage;

use domain::Failure;
use model::{MaterialId, Problem};

/// The number in an address.
pub(crate) fn material_id(text: &str) -> Result<MaterialId, Failure> {
    text.parse().map(MaterialId).map_err(|_| Failure::Problem(Problem::NotFound))
}

/// The place of a file.
pub(crate) fn file_href(id: i64, name: &str) -> String {
    // Only the number counts; the name is for whoever reads the address.
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '-' }).collect();
    format!("/files/{id}/{plain}")
}
