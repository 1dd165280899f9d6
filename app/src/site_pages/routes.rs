//! Which page answers which path.

use super::pages::{EditSitePage, NewSitePage, ShowSitePage, SitePageVersions, SitePagesPage};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/pages") view=SitePagesPage ssr=SsrMode::Async />
        <Route path=path!("/pages/new") view=NewSitePage ssr=SsrMode::Async />
        <Route path=path!("/pages/:slug") view=ShowSitePage ssr=SsrMode::Async />
        <Route path=path!("/pages/:slug/edit") view=EditSitePage ssr=SsrMode::Async />
        <Route path=path!("/pages/:slug/versions") view=SitePageVersions ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
