use super::framed;
use crate::{
    kit::{ErrorSummary, Kept, Visit, When, page},
    moderation::pages::reason_field,
};
use domain::admin::{self, WaitingLine};
use leptos::prelude::*;
use model::site::SignUpMode;

/// Newcomers who wait to be let in.
#[component]
pub fn JoiningsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let waiting = admin::list_waiting(&visit.cx).await?;
        let by_approval = domain::site::sign_up_mode(&visit.cx).await? == SignUpMode::ByApproval;
        let list = if waiting.is_empty() {
            let key = if by_approval { "joinings-empty" } else { "joinings-off" };
            view! { <p class="empty">{locale.text(key)}" "<a href="/admin/settings">{locale.text("admin-settings")}</a></p> }.into_any()
        } else {
            let rows = waiting.into_iter().map(|line| row(&visit, line)).collect::<Vec<_>>();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        Ok(framed(&visit, locale.text("admin-joinings"), &["reject_joining"], list))
    })
}

fn row(visit: &Visit, line: WaitingLine) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("reject_joining");
    let kept = if kept.get("joining") == Some(line.id.to_string()) { kept } else { Kept::default() };
    let open = kept.problem.is_some();
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title">{line.name}</p>
                <p class="meta breakable">{line.email}" · "<When at=line.awaiting_at clock=visit.clock() locale /></p>
                <div class="button-row">
                    <form method="post" action="/api/admin/approve_joining">
                        <input type="hidden" name="joining" value=line.id.0 />
                        <button class="button button-primary">{locale.text("joining-approve")}</button>
                    </form>
                </div>
                <details class="act" open=open>
                    <summary class="action">{locale.text("joining-reject")}</summary>
                    <form method="post" action="/api/admin/reject_joining" class="stack" novalidate>
                        <ErrorSummary kept=Some(kept.clone()) locale />
                        <input type="hidden" name="joining" value=line.id.0 />
                        {reason_field(visit, &format!("reject-{}", line.id), &kept, "hint-reason-newcomer")}
                        <div class="button-row"><button class="button">{locale.text("joining-reject")}</button></div>
                    </form>
                </details>
            </div>
        </li>
    }
    .into_any()
}
