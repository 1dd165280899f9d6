//! Teaching material: begun as a draft, published in versions that never change, adapted by others. People read "resource".

pub(crate) mod access;
mod facets;
pub mod heard;
mod list_materials;
mod publish;
mod read_material;
mod related;
mod remix;
mod retire;
mod save;
mod shelf;
mod start;
mod versions;

pub(crate) use facets::facets_of;
pub(crate) use facets::write_trust as write_trust_facets;
pub use facets::{Count, Facet};
pub(crate) use list_materials::FIRST_AUTHOR;
pub use list_materials::{MaterialLine, MaterialPage, MaterialsQuery, Order, count_tagged, list_materials, list_own};
pub use publish::publish;
pub use read_material::{Author, Editing, MaterialView, Origin, edit_material, read_material};
pub use related::list_related;
pub use remix::{Remix, allowed_licences, remix};
pub use retire::{retire, unretire};
pub use save::save;
pub use shelf::{Shelf, fill_shelf};
pub(crate) use start::insert as insert_draft;
pub use start::start;
pub(crate) use start::{check_draft, insert};
pub use versions::{VersionLine, list_versions, read_version, restore};
