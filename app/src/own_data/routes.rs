//! Which page answers which path.

use super::pages::{LeavePage, OwnDataPage, PrivacyPage};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/settings/data") view=OwnDataPage ssr=SsrMode::Async />
        <Route path=path!("/settings/data/leave") view=LeavePage ssr=SsrMode::Async />
        <Route path=path!("/privacy") view=PrivacyPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
