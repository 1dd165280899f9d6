//! Which page answers which path.

use super::pages::{NoticesPage, NoticesSettingsPage, UnsubscribePage};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/settings/notices") view=NoticesSettingsPage ssr=SsrMode::Async />
        <Route path=path!("/notices") view=NoticesPage ssr=SsrMode::Async />
        <Route path=path!("/unsubscribe/:member/:kind/:token") view=UnsubscribePage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
