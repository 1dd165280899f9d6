use super::framed;
use crate::{
    kit::{ErrorSummary, Kept, Visit, When, page},
    moderation::pages::reason_field,
};
use domain::{
    args,
    organisations::{self, WaitingOrganisation},
};
use leptos::prelude::*;

/// Organisations that members added and that wait for a word of staff.
#[component]
pub fn OrganisationsQueuePage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let waiting = organisations::list_waiting(&visit.cx).await?;
        let list = if waiting.is_empty() {
            view! { <p class="empty">{locale.text("queue-empty")}</p> }.into_any()
        } else {
            let rows = waiting.into_iter().map(|line| row(&visit, line)).collect::<Vec<_>>();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        Ok(framed(&visit, locale.text("admin-organisations"), &["reject_organisation"], list))
    })
}

fn row(visit: &Visit, line: WaitingOrganisation) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("reject_organisation");
    let kept = if kept.get("organisation") == Some(line.id.to_string()) { kept } else { Kept::default() };
    let open = kept.problem.is_some();
    let told = [line.town.clone(), line.country.clone(), line.website.clone(), line.oid.clone()];
    let told: Vec<String> = told.into_iter().filter(|part| !part.is_empty()).collect();
    let domains = (!line.domains.is_empty())
        .then(|| view! { <p class="board-description breakable">{locale.with("queue-domains", &args!(domains = line.domains.clone()))}</p> });
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title"><a href=format!("/organisations/{}", line.slug)>{line.name}</a></p>
                <p class="meta breakable">{told.join(" · ")}</p>
                {domains}
                <p class="meta">{locale.text("queue-added-by")}" "<a href=format!("/members/{}", line.added_by_handle)>{line.added_by}</a>" · "<When at=line.created_at clock=visit.clock() locale /></p>
                <div class="button-row">
                    <form method="post" action="/api/admin/approve_organisation">
                        <input type="hidden" name="organisation" value=line.id />
                        <button class="button button-primary">{locale.text("queue-approve")}</button>
                    </form>
                </div>
                <details class="act" open=open>
                    <summary class="action">{locale.text("queue-reject")}</summary>
                    <form method="post" action="/api/admin/reject_organisation" class="stack" novalidate>
                        <ErrorSummary kept=Some(kept.clone()) locale />
                        <input type="hidden" name="organisation" value=line.id />
                        {reason_field(visit, &format!("reject-{}", line.id), &kept, "hint-reason-adder")}
                        <div class="button-row"><button class="button">{locale.text("queue-reject")}</button></div>
                    </form>
                </details>
            </div>
        </li>
    }
    .into_any()
}
