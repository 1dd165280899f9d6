//! Which page answers which path.

use super::pages::{
    EditMaterialPage, ImportPage, ImportedPage, LibraryPage, LineagePage, MaterialPage, MaterialVersionPage, NewMaterialPage, OwnMaterialsPage,
    ProposalsPage, RemixPage, VersionsPage,
};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/library") view=LibraryPage ssr=SsrMode::Async />
        <Route path=path!("/library/new") view=NewMaterialPage ssr=SsrMode::Async />
        <Route path=path!("/library/mine") view=OwnMaterialsPage ssr=SsrMode::Async />
        <Route path=path!("/library/import") view=ImportPage ssr=SsrMode::Async />
        <Route path=path!("/library/imports/:import") view=ImportedPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id") view=MaterialPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/edit") view=EditMaterialPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/remix") view=RemixPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/lineage") view=LineagePage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/versions") view=VersionsPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/versions/:number") view=MaterialVersionPage ssr=SsrMode::Async />
        <Route path=path!("/library/:id/:slug") view=MaterialPage ssr=SsrMode::Async />
        <Route path=path!("/admin/concepts") view=ProposalsPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
