//! Which page answers which path.

use super::pages::{CarePage, DiscussPage, MakingPage, OutdatedPage, ReviewPage, ReviewsPage, UsePage, UsesPage, WaitingPage};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/replies/:id/resource") view=MakingPage ssr=SsrMode::Async />
        <Route path=path!("/library/reviews") view=WaitingPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/use") view=UsePage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/uses") view=UsesPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/review") view=ReviewPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/reviews") view=ReviewsPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/care") view=CarePage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/outdated") view=OutdatedPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/discuss") view=DiscussPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
