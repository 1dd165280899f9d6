mod fields;
mod member;
mod organisation;
mod organisations;
mod people;
mod photo;
mod profile;
mod welcome;

pub use member::MemberPage;
pub use organisation::OrganisationPage;
pub use organisations::{EditOrganisationPage, NewOrganisationPage, OrganisationsPage};
pub use people::DirectoryPage;
pub use photo::PhotoPage;
pub use profile::ProfilePage;
pub use welcome::WelcomePage;

use crate::kit::{Icon, Kept, Query, Visit};
use leptos::prelude::*;

/// The draft that was typed, or the one that is stored.
fn draft_of<T: serde::de::DeserializeOwned>(kept: &Kept, stored: T) -> T {
    kept.get("draft").and_then(|json| serde_json::from_str(&json).ok()).unwrap_or(stored)
}

/// "Next page" and the way back to the start, by cursor.
fn pager(visit: &Visit, next: Option<&String>) -> AnyView {
    let locale = visit.locale;
    let here = Query::of(&visit.here);
    let start = here.get("after").map(|_| {
        view! { <a class="button" href=here.clone().with("after", "").url()><Icon name="previous" />{locale.text("pager-start")}</a> }
    });
    let next = next.map(|next| {
        view! { <a class="button" rel="next" href=here.clone().with("after", next).url()>{locale.text("people-next")}<Icon name="next" /></a> }
    });
    if start.is_none() && next.is_none() {
        return ().into_any();
    }
    view! { <nav class="pager" aria-label=locale.text("pager-label")>{start}{next}</nav> }.into_any()
}

/// People, organisations and groups side by side.
pub fn places(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let links = [("/people", "people-title"), ("/organisations", "organisations-title"), ("/groups", "groups-title")].map(|(href, key)| {
        view! { <a href=href aria-current=(visit.path() == href).then_some("page")>{locale.text(key)}</a> }
    });
    view! { <nav class="tabs" aria-label=locale.text("people-places")>{links.into_iter().collect_view()}</nav> }.into_any()
}
