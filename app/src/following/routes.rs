//! Which page answers which path.

use super::pages::FollowingPage;
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/following") view=FollowingPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
