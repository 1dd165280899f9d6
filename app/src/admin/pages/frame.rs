use crate::kit::{Icon, Query, Visit, refusal};
use leptos::prelude::*;
use leptos_meta::Title;
use model::Role;

const PLACES: [(&str, &str); 10] = [
    ("/admin", "admin-overview"),
    ("/admin/people", "admin-people"),
    ("/admin/joinings", "admin-joinings"),
    ("/admin/organisations", "admin-organisations"),
    ("/invitations", "admin-invitations"),
    ("/admin/boards", "admin-boards"),
    ("/admin/settings", "admin-settings"),
    ("/admin/concepts", "admin-concepts"),
    ("/admin/system", "admin-system"),
    ("/admin/audit", "admin-audit"),
];

/// What moderators see of it, beside their queue.
const MODERATORS_PLACES: [(&str, &str); 2] = [("/moderation", "nav-moderation"), ("/admin/concepts", "admin-concepts")];

/// What all pages of the area share: its places, its title, what was refused or done. `forms` are those that show a refusal
/// themselves.
pub fn framed(visit: &Visit, title: String, forms: &[&str], inside: AnyView) -> AnyView {
    let locale = visit.locale;
    let path = visit.path();
    let places: &[(&str, &str)] = match visit.cx.actor.me().map(|me| me.role) {
        Some(Role::Admin) => &PLACES,
        Some(Role::Moderator) => &MODERATORS_PLACES,
        _ => &[],
    };
    let links = places.iter().map(|&(href, key)| {
        let current = path == href || (href != "/admin" && path.starts_with(&format!("{href}/")));
        view! { <li><a href=href aria-current=current.then_some("page")>{locale.text(key)}</a></li> }
    });
    let places = (!places.is_empty())
        .then(|| view! { <nav class="admin-nav" aria-label=locale.text("nav-admin")><ul class="tabs">{links.collect_view()}</ul></nav> });
    let done =
        visit.query("done").filter(|_| visit.kept.is_none()).map(|_| view! { <p class="notice" role="status">{locale.text("admin-done")}</p> });
    view! {
        <Title text=title.clone() />
        <div class="listing admin">
            {places}
            <h1>{title}</h1>
            {done}
            {refusal(visit, forms)}
            {inside}
        </div>
    }
    .into_any()
}

/// The way to the next page of a list; `name` is the cursor's parameter.
pub fn more(visit: &Visit, name: &str, next: Option<i64>) -> Option<AnyView> {
    let href = Query::of(&visit.here).with("done", "").with(name, &next?.to_string()).url();
    Some(view! { <p class="pager"><a class="button" href=href>{visit.locale.text("list-more")}<Icon name="next" /></a></p> }.into_any())
}
