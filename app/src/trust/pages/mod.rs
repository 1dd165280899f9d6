mod care;
mod discuss;
mod judged;
mod making;
mod outdated;
mod review_form;
mod reviews;
mod section;
mod taken_out;
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

use crate::{kit::Visit, library::pages::material_id};
use domain::materials::MaterialView;
use judged::{Judged, Words};
use leptos::prelude::*;

/// Whether the visitor wrote it.
fn is_own(visit: &Visit, author: i64) -> bool {
    visit.cx.actor.id().is_some_and(|id| id.0 == author)
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
