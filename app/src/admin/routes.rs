//! Which page answers which path.

use super::pages::{
    AdminBoardPage, AdminBoardsPage, AuditPage, JoiningsPage, NewBoardPage, OrganisationsQueuePage, OverviewPage, OwnLogPage, PeoplePage, PersonPage,
    SetUpPage, SiteSettingsPage, SystemPage,
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
        <Route path=path!("/settings/security/log") view=OwnLogPage ssr=SsrMode::Async />
        <Route path=path!("/setup/:token") view=SetUpPage ssr=SsrMode::Async />
        <Route path=path!("/admin") view=OverviewPage ssr=SsrMode::Async />
        <Route path=path!("/admin/people") view=PeoplePage ssr=SsrMode::Async />
        <Route path=path!("/admin/people/:id") view=PersonPage ssr=SsrMode::Async />
        <Route path=path!("/admin/organisations") view=OrganisationsQueuePage ssr=SsrMode::Async />
        <Route path=path!("/admin/joinings") view=JoiningsPage ssr=SsrMode::Async />
        <Route path=path!("/admin/boards") view=AdminBoardsPage ssr=SsrMode::Async />
        <Route path=path!("/admin/boards/new") view=NewBoardPage ssr=SsrMode::Async />
        <Route path=path!("/admin/boards/:id") view=AdminBoardPage ssr=SsrMode::Async />
        <Route path=path!("/admin/settings") view=SiteSettingsPage ssr=SsrMode::Async />
        <Route path=path!("/admin/system") view=SystemPage ssr=SsrMode::Async />
        <Route path=path!("/admin/audit") view=AuditPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
