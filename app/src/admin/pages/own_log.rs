use super::{audit::place, more};
use crate::kit::{When, page};
use domain::admin::read_own_log;
use leptos::prelude::*;
use leptos_meta::Title;

/// What happened to one's own account and posts.
#[component]
pub fn OwnLogPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let me = visit.cx.member()?.id;
        let found = read_own_log(&visit.cx, visit.number("before")).await?;
        let rows = found.lines.into_iter().map(|line| {
            // Before a sign-in nobody is there yet who could have done it.
            let by = line.actor_id.map(|actor| locale.text(if actor == me.0 { "log-by-you" } else { "log-by-staff" }));
            let by = by.map(|by| view! { {by}" · " });
            let object = place(&line.object).map(|href| view! { <a href=href>{locale.text("log-look")}</a>" · " });
            let reason =
                (!line.reason.is_empty()).then(|| view! { <p class="board-description">{locale.text("reason-label")}" "{line.reason.clone()}</p> });
            let address = (!line.address.is_empty()).then(|| view! { {line.address.clone()}" · " });
            view! {
                <li class="row">
                    <div class="row-main">
                        <p class="audit-act"><strong>{locale.text(&format!("audit-{}", line.act))}</strong></p>
                        <p class="meta breakable">{by}{object}{address}<When at=line.recorded_at clock=visit.clock() locale /></p>
                        {reason}
                    </div>
                </li>
            }
        });
        let rows = rows.collect::<Vec<_>>();
        let list = if rows.is_empty() {
            view! { <p class="empty">{locale.text("log-empty")}</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        Ok(view! {
            <Title text=locale.text("log-title") />
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/settings/security">{locale.text("security-title")}</a></li></ol></nav>
                <h1>{locale.text("log-title")}</h1>
                <p class="lead">{locale.text("log-lead")}</p>
                {list}
                {more(&visit, "before", found.next)}
            </div>
        }
        .into_any())
    })
}
