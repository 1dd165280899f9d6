use super::framed;
use crate::{
    kit::{ErrorSummary, Kept, Visit, When, page},
    library::words::size,
    moderation::pages::reason_field,
};
use domain::{
    admin::{self, HealthView, JobLine, OutboxView, ParkedLine, Posted},
    args,
    pulse::Health,
};
use leptos::prelude::*;

/// Database and disk, mail, news on their way, jobs.
#[component]
pub fn SystemPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let health = admin::read_health(&visit.cx).await?;
        let outbox = admin::read_outbox(&visit.cx).await?;
        let jobs = admin::list_jobs(&visit.cx).await?;
        let news = visit.query("news").filter(|_| visit.kept.is_none()).map(|what| {
            let key = if what == "dropped" { "system-news-dropped" } else { "system-news-retried" };
            view! { <p class="notice" role="status">{locale.text(key)}</p> }
        });
        let inside = view! { {news}{health_section(&visit, &health)}{mail(&visit)}{outbox_section(&visit, outbox)}{jobs_section(&visit, jobs)} };
        Ok(framed(&visit, locale.text("admin-system"), &["drop_news"], inside.into_any()))
    })
}

fn health_section(visit: &Visit, health: &HealthView) -> AnyView {
    let locale = visit.locale;
    let database = match health.database {
        Health::Keeps(seconds) => locale.with("system-database-keeps", &args!(n = i64::try_from(seconds).unwrap_or(i64::MAX))),
        Health::Full => locale.text("system-database-full"),
        Health::Silent => locale.text("system-database-silent"),
        Health::Damaged => locale.text("system-database-damaged"),
    };
    let line = |text: String, good: bool| {
        let class = if good { "" } else { "status-danger" };
        view! { <p class=class>{text}</p> }
    };
    let space = health.space.map(|space| {
        let bytes = |n: u64| size(locale, i64::try_from(n).unwrap_or(i64::MAX));
        let (free, all) = (bytes(space.free), bytes(space.all));
        let key = if space.is_low() { "system-space-low" } else { "system-space" };
        line(locale.with(key, &args!(free = free, all = all)), !space.is_low())
    });
    view! {
        <section class="stack-tight">
            <h2>{locale.text("system-health")}</h2>
            {line(database, matches!(health.database, Health::Keeps(_)))}
            {space}
        </section>
    }
    .into_any()
}

fn mail(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let outcome = visit.query("mail").and_then(|posted| Posted::parse(&posted)).map(|posted| {
        let class = if posted == Posted::Sent { "notice" } else { "error-summary" };
        view! { <p class=class role="status">{locale.text(&format!("mail-test-{}", posted.as_str()))}</p> }
    });
    let spool = visit.cx.world.post.is_spool().then(|| view! { <p class="hint">{locale.text("system-spool")}</p> });
    view! {
        <section class="stack-tight">
            <h2>{locale.text("system-mail")}</h2>
            {outcome}
            {spool}
            <form method="post" action="/api/admin/test_mail"><button class="button">{locale.text("system-mail-test")}</button></form>
        </section>
    }
    .into_any()
}

fn outbox_section(visit: &Visit, outbox: OutboxView) -> AnyView {
    let locale = visit.locale;
    let parked = if outbox.parked.is_empty() {
        view! { <p class="empty">{locale.text("system-parked-empty")}</p> }.into_any()
    } else {
        let rows = outbox.parked.into_iter().map(|line| parked_row(visit, line)).collect::<Vec<_>>();
        let all =
            view! { <form method="post" action="/api/admin/retry_all_news"><button class="button">{locale.text("system-retry-all")}</button></form> };
        view! { <ul class="rows">{rows}</ul>{all} }.into_any()
    };
    view! {
        <section class="stack-tight">
            <h2>{locale.text("system-outbox")}</h2>
            <p>{locale.with("system-waiting", &args!(n = outbox.waiting))}" "{locale.with("system-trying", &args!(n = outbox.trying))}</p>
            <h3>{locale.text("system-parked")}</h3>
            {parked}
        </section>
    }
    .into_any()
}

fn parked_row(visit: &Visit, line: ParkedLine) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("drop_news");
    let kept = if kept.get("news") == Some(line.id.to_string()) { kept } else { Kept::default() };
    let open = kept.problem.is_some();
    view! {
        <li class="row">
            <div class="row-main">
                <p class="audit-act"><code class="breakable">{line.news}</code></p>
                <p class="meta">
                    {locale.with("system-tries", &args!(n = line.attempts))}" · "<When at=line.recorded_at clock=visit.clock() locale />
                </p>
                <p class="board-description breakable">{line.fault}</p>
                <div class="button-row">
                    <form method="post" action="/api/admin/retry_news">
                        <input type="hidden" name="news" value=line.id />
                        <button class="button">{locale.text("system-retry")}</button>
                    </form>
                </div>
                <details class="act" open=open>
                    <summary class="action">{locale.text("system-drop")}</summary>
                    <form method="post" action="/api/admin/drop_news" class="stack" novalidate>
                        <ErrorSummary kept=Some(kept.clone()) locale />
                        <input type="hidden" name="news" value=line.id />
                        {reason_field(visit, &format!("drop-{}", line.id), &kept, "hint-reason-log")}
                        <div class="button-row"><button class="button">{locale.text("system-drop")}</button></div>
                    </form>
                </details>
            </div>
        </li>
    }
    .into_any()
}

fn jobs_section(visit: &Visit, jobs: Vec<JobLine>) -> AnyView {
    let locale = visit.locale;
    if jobs.is_empty() {
        return view! { <section class="stack-tight"><h2>{locale.text("system-jobs")}</h2><p class="empty">{locale.text("system-jobs-empty")}</p></section> }
            .into_any();
    }
    let rows = jobs.into_iter().map(|job| {
        let took = job.ended_at.map_or(0, |ended| ended - job.began_at);
        let fault = (!job.fault.is_empty()).then(|| view! { <p class="board-description status-danger breakable">{job.fault.clone()}</p> });
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="audit-act"><code>{job.name.clone()}</code></p>
                    <p class="meta">
                        <When at=job.began_at clock=visit.clock() locale />" · "{locale.with("system-job-took", &args!(ms = took))}" · "
                        {locale.with("system-job-done", &args!(n = job.done))}
                    </p>
                    {fault}
                </div>
            </li>
        }
    });
    view! { <section class="stack-tight"><h2>{locale.text("system-jobs")}</h2><ul class="rows">{rows.collect_view()}</ul></section> }.into_any()
}
