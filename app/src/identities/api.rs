//! Forms of linked accounts. Linking itself is no form: it leads to another site.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::submit;
#[cfg(feature = "ssr")]
use domain::identities;

#[server(prefix = "/api", endpoint = "identities/unlink")]
pub async fn unlink(identity: i64) -> Result<Done, ApiError> {
    let verb = move |cx| async move { identities::unlink(&cx, model::IdentityId(identity)).await };
    submit("unlink", "/settings/identities".to_owned(), Vec::new(), verb, |_, ()| "/settings/identities?done=unlinked".to_owned()).await
}
