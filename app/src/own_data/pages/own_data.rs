use crate::{
    accounts::{SettingsNav, security::confirmed},
    kit::{ErrorSummary, Visit, date, page},
};
use domain::{
    args,
    own_data::{self, ExportLine, ExportState},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What is one's own: to download, and to delete.
#[component]
pub fn OwnDataPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let export = own_data::read_exports(&visit.cx).await?;
        if let Some(elsewhere) = confirmed(&visit)? {
            return Ok(elsewhere);
        }
        let refused = ["ask_export", "keep_account"].into_iter().map(|form| visit.kept_for(form)).find(|kept| kept.problem.is_some());
        Ok(view! {
            <Title text=locale.text("own-data-title") />
            <div class="reading stack-wide">
                <h1>{locale.text("own-data-title")}</h1>
                <SettingsNav visit=visit.clone() />
                {done(&visit)}
                <ErrorSummary kept=refused locale />
                <section aria-labelledby="download">
                    <h2 id="download">{locale.text("own-data-download")}</h2>
                    <p>{locale.text("own-data-download-lead")}</p>
                    {download(&visit, export.as_ref())}
                </section>
                <section aria-labelledby="leave">
                    <h2 id="leave">{locale.text("own-data-leave")}</h2>
                    {leaving(&visit)}
                </section>
                <p><a href="/privacy">{locale.text("own-data-privacy")}</a></p>
            </div>
        }
        .into_any())
    })
}

fn done(visit: &Visit) -> Option<AnyView> {
    let key = match visit.query("done")?.as_str() {
        "asked" => "own-data-asked",
        _ => "own-data-kept",
    };
    Some(view! { <p class="notice" role="status">{visit.locale.text(key)}</p> }.into_any())
}

fn download(visit: &Visit, export: Option<&ExportLine>) -> AnyView {
    let locale = visit.locale;
    let ask = || {
        view! {
            <p class="hint">{locale.text("own-data-download-limits")}</p>
            <form method="post" action="/api/own_data/ask_export"><button class="button">{locale.text("own-data-ask")}</button></form>
        }
        .into_any()
    };
    match export.map(|line| (line.id, line.state)) {
        None => ask(),
        Some((_, ExportState::Waits)) => view! { <p class="notice" role="status">{locale.text("own-data-waits")}</p> }.into_any(),
        Some((_, ExportState::Failed)) => view! { <p class="notice">{locale.text("own-data-failed")}</p>{ask()} }.into_any(),
        Some((id, ExportState::Ready { size, expires_at })) => view! {
            <p>{locale.with("own-data-ready", &args!(date = date(expires_at, visit.cx.zone, locale)))}</p>
            <p><a class="button button-primary" href=format!("/settings/data/exports/{id}")>
                {locale.with("own-data-get", &args!(size = megabytes(visit, size)))}
            </a></p>
        }
        .into_any(),
    }
}

fn megabytes(visit: &Visit, size: i64) -> String {
    let megabytes = size / 1_000_000;
    if megabytes == 0 { visit.locale.text("own-data-size-small") } else { visit.locale.with("own-data-size", &args!(n = megabytes)) }
}

fn leaving(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    match visit.cx.actor.me().and_then(|me| me.leaving) {
        // The button that keeps it stands in the banner above.
        Some(leaving) => view! {
            <p><strong>{locale.with("own-data-leaving", &args!(date = date(leaving.due_at, visit.cx.zone, locale)))}</strong></p>
            <p>{locale.text("own-data-leaving-hint")}</p>
        }
        .into_any(),
        None => view! {
            <p>{locale.text("own-data-leave-lead")}</p>
            <p><a class="button" href="/settings/data/leave">{locale.text("own-data-leave-open")}</a></p>
        }
        .into_any(),
    }
}
