//! Which page answers which path.

use super::pages::{CollectPage, CollectionPage, CollectionsPage, EditCollectionPage, NewCollectionPage, OwnCollectionsPage};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/library/:id/collect") view=CollectPage ssr=SsrMode::Async />
        <Route path=path!("/collections") view=CollectionsPage ssr=SsrMode::Async />
        <Route path=path!("/collections/mine") view=OwnCollectionsPage ssr=SsrMode::Async />
        <Route path=path!("/collections/new") view=NewCollectionPage ssr=SsrMode::Async />
        <Route path=path!("/collections/:id/edit") view=EditCollectionPage ssr=SsrMode::Async />
        <Route path=path!("/collections/:id/:slug") view=CollectionPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
