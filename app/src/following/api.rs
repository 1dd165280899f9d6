//! Forms of following.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::submit;
#[cfg(feature = "ssr")]
use domain::following;
#[cfg(feature = "ssr")]
use model::{Problem, Subject};

/// `subject` is `thread:5` or the like; `back` is the page that has the button.
#[server(prefix = "/api", endpoint = "following/follow")]
pub async fn follow(subject: String, back: String) -> Result<Done, ApiError> {
    let page = back.clone();
    let verb = move |cx| async move { following::follow(&cx, named(&subject)?).await };
    submit("follow", page, Vec::new(), verb, move |_, ()| back).await
}

/// As [`follow`].
#[server(prefix = "/api", endpoint = "following/unfollow")]
pub async fn unfollow(subject: String, back: String) -> Result<Done, ApiError> {
    let page = back.clone();
    let verb = move |cx| async move { following::unfollow(&cx, named(&subject)?).await };
    submit("unfollow", page, Vec::new(), verb, move |_, ()| back).await
}

#[cfg(feature = "ssr")]
fn named(subject: &str) -> Result<Subject, Problem> {
    subject.parse().map_err(|_| Problem::Malformed)
}
