mod care;
mod discuss;
mod making;
mod outdated;
mod review_form;
mod reviews;
mod section;
mod uses;
mod waiting;

pub use care::CarePage;
pub use discuss::DiscussPage;
pub use making::MakingPage;
pub use outdated::OutdatedPage;
pub use review_form::ReviewPage;
pub use reviews::ReviewsPage;
pub use section::{Section, section};
pub use uses::{UsePage, UsesPage};
pub use waiting::WaitingPage;

use crate::kit::{Icon, Query, Visit};
use domain::{Failure, materials::MaterialView};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::{MaterialId, Problem};

fn param(name: &str) -> String {
    use_params_map().with_untracked(|params| params.get(name)).unwrap_or_default()
}

/// The number in an address.
fn material_id(text: &str) -> Result<MaterialId, Failure> {
    text.parse().map(MaterialId).map_err(|_| Failure::Problem(Problem::NotFound))
}

/// The way back to the resource, on top of each page about it.
fn crumbs(visit: &Visit, found: &MaterialView) -> AnyView {
    let locale = visit.locale;
    view! {
        <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
            <ol>
                <li><a href="/library">{locale.text("library-title")}</a></li>
                <li><a href=format!("/library/{}/{}", found.id, found.slug) lang=found.material.language.clone()>{found.material.title.clone()}</a></li>
            </ol>
        </nav>
    }
    .into_any()
}

fn pager(visit: &Visit, next: Option<&str>) -> Option<AnyView> {
    let href = Query::of(&visit.here).with("after", next?).url();
    let locale = visit.locale;
    Some(
        view! { <nav class="pager" aria-label=locale.text("pager-label")><a class="button" rel="next" href=href>{locale.text("list-more")}<Icon name="next" /></a></nav> }
            .into_any(),
    )
}
