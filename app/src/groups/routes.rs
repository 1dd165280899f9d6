//! Which page answers which path.

use super::pages::{EditGroupPage, GroupMembersPage, GroupPage, GroupsPage, NewGroupPage};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/groups") view=GroupsPage ssr=SsrMode::Async />
        <Route path=path!("/groups/new") view=NewGroupPage ssr=SsrMode::Async />
        <Route path=path!("/groups/:id/edit") view=EditGroupPage ssr=SsrMode::Async />
        <Route path=path!("/groups/:id/members") view=GroupMembersPage ssr=SsrMode::Async />
        <Route path=path!("/groups/:id/:slug") view=GroupPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
