//! Forms of linked accounts. Linking itself is no form: it leads to another site.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::{Question, ask_first, is_unsure, submit, visit};
#[cfg(feature = "ssr")]
use domain::identities;

#[server(prefix = "/api", endpoint = "identities/unlink")]
pub async fn unlink(identity: i64, #[server(default)] sure: String) -> Result<Done, ApiError> {
    if is_unsure(&sure) {
        let text = visit().map(|visit| visit.locale.text("sure-unlink")).unwrap_or_default();
        let question = Question { verb: "identities/unlink", text, button: "identities-unlink", back: "/settings/identities".to_owned() };
        return ask_first("unlink", vec![("identity", identity.to_string())], question);
    }
    let verb = move |cx| async move { identities::unlink(&cx, model::IdentityId(identity)).await };
    submit("unlink", "/settings/identities".to_owned(), Vec::new(), verb, |_, ()| "/settings/identities?done=unlinked".to_owned()).await
}
