//! Forms of notices.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;
use std::collections::HashMap;

#[cfg(feature = "ssr")]
use crate::kit::submit;
#[cfg(feature = "ssr")]
use domain::notices;
#[cfg(feature = "ssr")]
use model::{HowTold, NoticeKind, Problem, ThreadId};

/// All notices, or those about posts of one thread.
#[server(prefix = "/api", endpoint = "notices/mark_read")]
pub async fn mark_notices_read(#[server(default)] thread: Option<i64>) -> Result<Done, ApiError> {
    let verb = move |cx| async move {
        match thread {
            Some(id) => notices::mark_thread_read(&cx, ThreadId(id)).await,
            None => notices::mark_all_read(&cx).await,
        }
    };
    let to = if thread.is_some() { "/notices" } else { "/notices?marked=1" };
    submit("mark_notices_read", "/notices".to_owned(), Vec::new(), verb, move |_, ()| to.to_owned()).await
}

/// `how[<kind>]` is `instant`, `digest` or `off`; kinds that are not named stay as they are.
#[server(prefix = "/api", endpoint = "notices/change_preferences")]
pub async fn change_preferences(#[server(default)] how: HashMap<String, String>) -> Result<Done, ApiError> {
    let verb = move |cx| async move {
        let chosen = how.iter().map(|(kind, how)| NoticeKind::parse(kind).zip(HowTold::parse(how)).ok_or(Problem::Malformed));
        notices::change_preferences(&cx, chosen.collect::<Result<_, _>>()?).await
    };
    let page = "/settings/notices".to_owned();
    submit("change_preferences", page, Vec::new(), verb, |_, ()| "/settings/notices?saved=1".to_owned()).await
}
