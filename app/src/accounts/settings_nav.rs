use crate::kit::Visit;
use leptos::prelude::*;

const PLACES: [(&str, &str); 6] = [
    ("/settings/profile", "settings-nav-profile"),
    ("/settings/notices", "settings-nav-notices"),
    ("/settings/security", "settings-nav-security"),
    ("/settings/identities", "settings-nav-identities"),
    ("/settings/data", "settings-nav-data"),
    ("/settings", "settings-nav-appearance"),
];

/// The pages of the settings; each of them has it under its heading.
#[component]
pub fn SettingsNav(visit: Visit) -> impl IntoView {
    let locale = visit.locale;
    let here = visit.path().trim_end_matches('/').to_owned();
    let links = PLACES.into_iter().map(|(href, key)| {
        let current = here == href || (href != "/settings" && here.starts_with(&format!("{href}/")));
        view! { <a href=href aria-current=current.then_some("page")>{locale.text(key)}</a> }
    });
    view! { <nav class="tabs settings-nav" aria-label=locale.text("settings-title")>{links.collect_view()}</nav> }
}
