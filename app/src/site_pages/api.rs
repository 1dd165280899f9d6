//! Forms of the pages of the site.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;
use model::site_pages::SitePageDraft;

#[cfg(feature = "ssr")]
use crate::kit::{Fields, submit};
#[cfg(feature = "ssr")]
use domain::{Cx, site_pages};
#[cfg(feature = "ssr")]
use model::{Problem, SitePageId};

#[cfg(feature = "ssr")]
fn kept(draft: &SitePageDraft) -> Fields {
    vec![("draft", serde_json::to_string(draft).unwrap_or_default()), ("body", draft.body.clone())]
}

#[server(prefix = "/api", endpoint = "site_pages/start")]
pub async fn start(#[server(flatten)] draft: SitePageDraft) -> Result<Done, ApiError> {
    let fields = kept(&draft);
    let verb = move |cx| async move { site_pages::start_page(&cx, draft).await };
    submit("start_page", "/pages/new".to_owned(), fields, verb, |_, path| path).await
}

/// `at` is the address the form was opened at, `version` the one that was read.
#[server(prefix = "/api", endpoint = "site_pages/change")]
pub async fn change(page: i64, at: String, version: i32, #[server(flatten)] draft: SitePageDraft) -> Result<Done, ApiError> {
    let fields = kept(&draft);
    let verb = move |cx| async move { site_pages::change_page(&cx, SitePageId(page), version, draft).await };
    submit("change_page", edit(&at), fields, verb, |_, path| path).await
}

/// `shown` is `yes` or `no`.
#[server(prefix = "/api", endpoint = "site_pages/set_shown")]
pub async fn set_shown(page: i64, at: String, shown: String, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("reason", reason.clone())];
    let verb = move |cx: Cx| async move {
        match shown.as_str() {
            "yes" | "no" => site_pages::set_shown(&cx.because(&reason)?, SitePageId(page), shown == "yes").await,
            _ => Err(Problem::Malformed.into()),
        }
    };
    submit("set_page_shown", edit(&at), fields, verb, |_, path| path).await
}

/// The form of the page at this address.
#[cfg(feature = "ssr")]
fn edit(at: &str) -> String {
    format!("{}/edit", site_pages::page_path(at))
}
