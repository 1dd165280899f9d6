//! Forms of invitations.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::{Next, set_short_cookie, submit, visit};
#[cfg(feature = "ssr")]
use domain::{
    Cx,
    invitations::{self, Invited},
};
#[cfg(feature = "ssr")]
use model::{InvitationId, site::InvitationDraft};

/// How long the new link stands on the page: it is shown once.
#[cfg(feature = "ssr")]
const SHOWN_SECONDS: i64 = 120;

#[server(prefix = "/api", endpoint = "invitations/invite")]
pub async fn invite(
    #[server(default)] kind: String,
    #[server(default)] board: String,
    #[server(default)] uses: String,
    #[server(default)] days: String,
    #[server(default)] note: String,
    #[server(default)] organisation: String,
    #[server(default)] addresses: String,
) -> Result<Done, ApiError> {
    let language = visit().ok_or(ApiError::Unreachable)?.locale.code();
    let fields = vec![
        ("kind", kind.clone()),
        ("board", board.clone()),
        ("uses", uses.clone()),
        ("days", days.clone()),
        ("note", note.clone()),
        ("organisation", organisation.clone()),
        ("addresses", addresses.clone()),
    ];
    let draft = InvitationDraft { kind, board, organisation, uses, days, note, addresses };
    let verb = move |cx: Cx| async move { invitations::invite(&cx, draft, language).await };
    submit("invite", "/invitations".to_owned(), fields, verb, |visit, invited| match invited {
        Invited::ByLink(token) => {
            // In a cookie and not in the address, which would stay in the browser's history.
            set_short_cookie(visit, "invitation", &token, SHOWN_SECONDS);
            "/invitations?made=1".to_owned()
        }
        Invited::ByMail(n) => format!("/invitations?mailed={n}"),
    })
    .await
}

#[server(prefix = "/api", endpoint = "invitations/revoke")]
pub async fn revoke(invitation: i64) -> Result<Done, ApiError> {
    let page = format!("/invitations/{invitation}");
    let verb = move |cx: Cx| async move { invitations::revoke(&cx, InvitationId(invitation)).await };
    submit("revoke", page.clone(), Vec::new(), verb, move |_, taken| Next::undoable(page, "invitation", taken.undo)).await
}
