//! Forms of undoing.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::{Next, submit};

/// `taking` is the number of what was taken away, `back` the page to go back to.
#[server(prefix = "/api", endpoint = "undo/bring_back")]
pub async fn bring_back(taking: i64, #[server(default)] back: String) -> Result<Done, ApiError> {
    let verb = move |cx| async move { domain::undo::bring_back(&cx, taking).await };
    submit("bring_back", back.clone(), Vec::new(), verb, |_, path| Next::came_back(path.unwrap_or(back))).await
}
