//! Forms of what is one's own: to take along, and to leave behind.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::submit;
#[cfg(feature = "ssr")]
use domain::own_data;

#[cfg(feature = "ssr")]
const PAGE: &str = "/settings/data";

#[server(prefix = "/api", endpoint = "own_data/ask_export")]
pub async fn ask_export() -> Result<Done, ApiError> {
    let verb = |cx| async move { own_data::ask_export(&cx).await };
    submit("ask_export", PAGE.to_owned(), Vec::new(), verb, |_, ()| PAGE.to_owned()).await
}

#[server(prefix = "/api", endpoint = "own_data/leave")]
pub async fn leave() -> Result<Done, ApiError> {
    let verb = |cx| async move { own_data::leave(&cx).await };
    submit("leave", "/settings/data/leave".to_owned(), Vec::new(), verb, |_, ()| "/settings/data?done=asked".to_owned()).await
}

#[server(prefix = "/api", endpoint = "own_data/keep_account")]
pub async fn keep_account() -> Result<Done, ApiError> {
    let verb = |cx| async move { own_data::keep_account(&cx).await };
    submit("keep_account", PAGE.to_owned(), Vec::new(), verb, |_, ()| "/settings/data?done=kept".to_owned()).await
}
