//! Which page answers which path.

use super::pages::{
    BareThreadPage, BoardPage, EditPage, FrontPage, HistoryPage, ModeratePage, NewThreadPage, PermalinkPage, ReactPage, ReactorsPage, SplitPage,
    TagPage, TagsPage, ThreadPage, ThreadsPage,
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
        <Route path=path!("/") view=FrontPage ssr=SsrMode::Async />
        <Route path=path!("/boards/:slug") view=BoardPage ssr=SsrMode::Async />
        <Route path=path!("/boards/:slug/new") view=NewThreadPage ssr=SsrMode::Async />
        <Route path=path!("/threads") view=ThreadsPage ssr=SsrMode::Async />
        <Route path=path!("/threads/:id") view=BareThreadPage ssr=SsrMode::Async />
        <Route path=path!("/threads/:id/:slug") view=ThreadPage ssr=SsrMode::Async />
        <Route path=path!("/threads/:id/:slug/moderate") view=ModeratePage ssr=SsrMode::Async />
        <Route path=path!("/tags") view=TagsPage ssr=SsrMode::Async />
        <Route path=path!("/tags/:tag") view=TagPage ssr=SsrMode::Async />
        <Route path=path!("/replies/:id") view=PermalinkPage ssr=SsrMode::Async />
        <Route path=path!("/replies/:id/edit") view=EditPage ssr=SsrMode::Async />
        <Route path=path!("/replies/:id/history") view=HistoryPage ssr=SsrMode::Async />
        <Route path=path!("/replies/:id/react/:kind") view=ReactPage ssr=SsrMode::Async />
        <Route path=path!("/replies/:id/reactions") view=ReactorsPage ssr=SsrMode::Async />
        <Route path=path!("/replies/:id/split") view=SplitPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
