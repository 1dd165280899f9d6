//! Forms of following.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::submit;
#[cfg(feature = "ssr")]
use domain::following;
#[cfg(feature = "ssr")]
use model::{FollowKind, Problem};

/// `kind` is `thread`, `board` or `member`, `object` its id; `back` is the page that has the button.
#[server(prefix = "/api", endpoint = "following/follow")]
pub async fn follow(kind: String, object: i64, back: String) -> Result<Done, ApiError> {
    let page = back.clone();
    let verb = move |cx| async move { following::follow(&cx, FollowKind::parse(&kind).ok_or(Problem::Malformed)?, object).await };
    submit("follow", page, Vec::new(), verb, move |_, ()| back).await
}

/// As [`follow`].
#[server(prefix = "/api", endpoint = "following/unfollow")]
pub async fn unfollow(kind: String, object: i64, back: String) -> Result<Done, ApiError> {
    let page = back.clone();
    let verb = move |cx| async move { following::unfollow(&cx, FollowKind::parse(&kind).ok_or(Problem::Malformed)?, object).await };
    submit("unfollow", page, Vec::new(), verb, move |_, ()| back).await
}
