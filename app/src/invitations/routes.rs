//! Which page answers which path.

use super::pages::{InvitationPage, InvitationsPage, JoinPage};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/join/:token") view=JoinPage ssr=SsrMode::Async />
        <Route path=path!("/invitations") view=InvitationsPage ssr=SsrMode::Async />
        <Route path=path!("/invitations/:id") view=InvitationPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
