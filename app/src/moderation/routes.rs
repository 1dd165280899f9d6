//! Which page answers which path.

use super::pages::{CasePage, QueuePage, ReportDonePage, ReportPage, SuspendPage};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/report/done") view=ReportDonePage ssr=SsrMode::Async />
        <Route path=path!("/report/:kind/:id") view=ReportPage ssr=SsrMode::Async />
        <Route path=path!("/moderation") view=QueuePage ssr=SsrMode::Async />
        <Route path=path!("/moderation/case/:kind/:id") view=CasePage ssr=SsrMode::Async />
        <Route path=path!("/moderation/suspend/:id") view=SuspendPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
