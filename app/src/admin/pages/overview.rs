use super::framed;
use crate::kit::{Icon, Visit, page};
use domain::{admin, args, moderation, site};
use leptos::prelude::*;

/// What waits for somebody to do something.
#[component]
pub fn OverviewPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let outbox = admin::read_outbox(&visit.cx).await?;
        let waiting = admin::list_waiting(&visit.cx).await?.len();
        let cases = moderation::count_open(&visit.cx).await?;
        let (parked, waiting) = (i64::try_from(outbox.parked.len()).unwrap_or(0), i64::try_from(waiting).unwrap_or(0));
        let failed = admin::list_jobs(&visit.cx).await?.into_iter().filter(|job| !job.fault.is_empty()).count();
        let failed = i64::try_from(failed).unwrap_or(0);
        let worry = admin::read_health(&visit.cx).await?.is_worrying().then(|| line(&visit, "/admin/system", "flag", "overview-health", 1));
        let silent = !site::read_settings(visit.cx.reader()).await?.privacy.is_complete();
        let warning = silent.then(|| {
            view! { <p class="notice"><Icon name="alert" />" "<a href="/admin/settings#privacy">{locale.text("overview-privacy")}</a></p> }
        });
        let inside = view! {
            {warning}
            <ul class="rows">
                {worry}
                {line(&visit, "/moderation", "flag", "overview-reports", cases)}
                {line(&visit, "/admin/joinings", "person", "overview-joinings", waiting)}
                {line(&visit, "/admin/system", "news", "overview-parked", parked)}
                {line(&visit, "/admin/system", "clock", "overview-jobs", failed)}
            </ul>
            <p class="hint">{locale.text("overview-hint")}</p>
        };
        Ok(framed(&visit, locale.text("admin-title"), &[], inside.into_any()))
    })
}

fn line(visit: &Visit, href: &'static str, icon: &'static str, key: &str, n: i64) -> AnyView {
    let badge = (n > 0).then(|| view! { <span class="badge">{n}</span> });
    view! {
        <li class="row">
            <span class="row-kind"><Icon name=icon /></span>
            <div class="row-main"><p class="row-title"><a href=href>{visit.locale.with(key, &args!(n = n))}</a></p></div>
            <div class="row-side">{badge}</div>
        </li>
    }
    .into_any()
}
