use super::{Icon, Query, Visit};
use leptos::prelude::*;

/// The way to the next page of a list, if there is one, by its cursor `after`.
pub fn next_page(visit: &Visit, next: Option<&str>) -> Option<AnyView> {
    let href = Query::of(&visit.here).with("after", next?).url();
    let locale = visit.locale;
    Some(
        view! { <nav class="pager" aria-label=locale.text("pager-label")><a class="button" rel="next" href=href>{locale.text("list-more")}<Icon name="next" /></a></nav> }
            .into_any(),
    )
}
