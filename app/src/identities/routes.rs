//! Which page answers which path.

use super::pages::{IdentitiesPage, MailSentPage, RefusedPage};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/settings/identities") view=IdentitiesPage ssr=SsrMode::Async />
        <Route path=path!("/sign-in/refused") view=RefusedPage ssr=SsrMode::Async />
        <Route path=path!("/sign-in/mail-sent") view=MailSentPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
