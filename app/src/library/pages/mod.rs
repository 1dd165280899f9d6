mod edit;
mod fields;
mod home;
mod material;
mod remix;
mod versions;

pub use edit::{EditMaterialPage, NewMaterialPage};
pub use home::{LibraryPage, OwnMaterialsPage};
pub use material::{MaterialPage, MaterialVersionPage};
pub use remix::RemixPage;
pub use versions::VersionsPage;

use crate::kit::{Kept, Visit};
use domain::Failure;
use leptos::prelude::WithUntracked;
use leptos_router::hooks::use_params_map;
use model::{MaterialId, Problem};

fn param(name: &str) -> String {
    use_params_map().with_untracked(|params| params.get(name)).unwrap_or_default()
}

/// The number in an address.
fn material_id(text: &str) -> Result<MaterialId, Failure> {
    text.parse().map(MaterialId).map_err(|_| Failure::Problem(Problem::NotFound))
}

fn kept(visit: &Visit, form: &str) -> Kept {
    visit.kept.as_ref().filter(|kept| kept.form == form).map(|kept| Kept::clone(kept)).unwrap_or_default()
}

/// The place of a file.
fn file_href(id: i64, name: &str) -> String {
    // Only the number counts; the name is for whoever reads the address.
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '-' }).collect();
    format!("/files/{id}/{plain}")
}
