//! Which page answers which path.

use super::again::AgainPage;
use super::doors::{
    CodePage, ConfirmPage, EmailConfirmPage, JoinConfirmPage, ResetNewPage, ResetPage, ResetSentPage, SignUpSentPage, SignUpWaitingPage,
};
use super::pages::{SettingsPage, SignInPage, SignUpPage};
use super::security::{CodesPage, EmailPage, FactorPage, PasswordPage, SecurityPage};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub fn routes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/settings") view=SettingsPage ssr=SsrMode::Async />
        <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
        <Route path=path!("/sign-up") view=SignUpPage ssr=SsrMode::Async />
        <Route path=path!("/settings/security") view=SecurityPage ssr=SsrMode::Async />
        <Route path=path!("/settings/security/password") view=PasswordPage ssr=SsrMode::Async />
        <Route path=path!("/settings/security/email") view=EmailPage ssr=SsrMode::Async />
        <Route path=path!("/settings/security/factor") view=FactorPage ssr=SsrMode::Async />
        <Route path=path!("/settings/security/codes") view=CodesPage ssr=SsrMode::Async />
        <Route path=path!("/sign-up/sent") view=SignUpSentPage ssr=SsrMode::Async />
        <Route path=path!("/join/confirm") view=JoinConfirmPage ssr=SsrMode::Async />
        <Route path=path!("/sign-in/code") view=CodePage ssr=SsrMode::Async />
        <Route path=path!("/reset") view=ResetPage ssr=SsrMode::Async />
        <Route path=path!("/reset/sent") view=ResetSentPage ssr=SsrMode::Async />
        <Route path=path!("/reset/new") view=ResetNewPage ssr=SsrMode::Async />
        <Route path=path!("/email/confirm") view=EmailConfirmPage ssr=SsrMode::Async />
        <Route path=path!("/confirm") view=ConfirmPage ssr=SsrMode::Async />
        <Route path=path!("/again") view=AgainPage ssr=SsrMode::Async />
        <Route path=path!("/sign-up/waiting") view=SignUpWaitingPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
