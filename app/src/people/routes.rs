//! Which page answers which path.

use super::pages::{
    DirectoryPage, EditOrganisationPage, MemberPage, NewOrganisationPage, OrganisationPage, OrganisationsPage, PhotoPage, ProfilePage, WelcomePage,
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
        <Route path=path!("/members/:handle") view=MemberPage ssr=SsrMode::Async />
        <Route path=path!("/people") view=DirectoryPage ssr=SsrMode::Async />
        <Route path=path!("/organisations") view=OrganisationsPage ssr=SsrMode::Async />
        <Route path=path!("/organisations/new") view=NewOrganisationPage ssr=SsrMode::Async />
        <Route path=path!("/organisations/:slug") view=OrganisationPage ssr=SsrMode::Async />
        <Route path=path!("/organisations/:slug/edit") view=EditOrganisationPage ssr=SsrMode::Async />
        <Route path=path!("/welcome") view=WelcomePage ssr=SsrMode::Async />
        <Route path=path!("/welcome/:step") view=WelcomePage ssr=SsrMode::Async />
        <Route path=path!("/settings/profile") view=ProfilePage ssr=SsrMode::Async />
        <Route path=path!("/settings/profile/photo") view=PhotoPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
