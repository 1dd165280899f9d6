use super::{framed, more};
use crate::kit::{Visit, When, page};
use domain::admin::{self, AuditLine, AuditQuery};
use leptos::prelude::*;
use model::Subject;

const DAY_MS: i64 = 24 * 3_600_000;

/// Acts to filter by: what staff does, and what is done to accounts.
const ACTS: [&str; 31] = [
    "joined",
    "signed-in",
    "password-changed",
    "email-changed",
    "second-factor-removed",
    "file-refused",
    "post-hidden",
    "post-restored",
    "post-edited",
    "thread-locked",
    "thread-moved",
    "report-closed",
    "member-suspended",
    "suspension-lifted",
    "role-changed",
    "sessions-ended",
    "member-erased",
    "joining-approved",
    "joining-rejected",
    "invitation-made",
    "invitation-revoked",
    "organisation-approved",
    "organisation-rejected",
    "organisation-changed",
    "affiliation-confirmed",
    "affiliation-withdrawn",
    "board-edited",
    "board-archived",
    "settings-changed",
    "news-retried",
    "news-dropped",
];

/// Who did what to whom, and why.
#[component]
pub fn AuditPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let handle = |name: &str| visit.query(name).map(|handle| handle.trim().trim_start_matches('@').to_lowercase());
        let query = AuditQuery {
            actor: handle("actor"),
            member: handle("member"),
            act: visit.query("act"),
            since: visit.number::<i64>("days").filter(|days| (1..=3_650).contains(days)).map(|days| visit.cx.now - days * DAY_MS),
            before: visit.number("before"),
            ..AuditQuery::default()
        };
        let found = admin::read_audit(&visit.cx, &query).await?;
        let list = rows(&visit, found.lines);
        let inside = view! { {filters(&visit)}{list}{more(&visit, "before", found.next)} };
        Ok(framed(&visit, locale.text("admin-audit"), &[], inside.into_any()))
    })
}

fn filters(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let text = |name: &'static str, label: &str| {
        view! {
            <label class="visually-hidden" for=format!("filter-{name}")>{locale.text(label)}</label>
            <input id=format!("filter-{name}") type="text" name=name value=visit.query(name).unwrap_or_default() placeholder=locale.text(label)
                maxlength="40" autocapitalize="off" autocomplete="off" />
        }
    };
    let chosen = visit.query("act").unwrap_or_default();
    let acts = ACTS.map(|act| view! { <option value=act selected=chosen == act>{locale.text(&format!("audit-{act}"))}</option> });
    let days = visit.query("days").unwrap_or_default();
    let spans = [("1", "audit-days-1"), ("7", "audit-days-7"), ("30", "audit-days-30")]
        .map(|(value, key)| view! { <option value=value selected=days == value>{locale.text(key)}</option> });
    view! {
        <form method="get" action="/admin/audit" class="filter-bar">
            {text("actor", "audit-filter-actor")}
            {text("member", "audit-filter-member")}
            <label class="visually-hidden" for="filter-act">{locale.text("audit-filter-act")}</label>
            <select id="filter-act" name="act"><option value="">{locale.text("audit-filter-any-act")}</option>{acts.into_iter().collect_view()}</select>
            <label class="visually-hidden" for="filter-days">{locale.text("audit-filter-days")}</label>
            <select id="filter-days" name="days"><option value="">{locale.text("audit-filter-any-time")}</option>{spans.into_iter().collect_view()}</select>
            <button class="button">{locale.text("filter-apply")}</button>
        </form>
    }
    .into_any()
}

/// The lines as a list.
pub fn rows(visit: &Visit, lines: Vec<AuditLine>) -> AnyView {
    let locale = visit.locale;
    if lines.is_empty() {
        return view! { <p class="empty">{locale.text("audit-empty")}</p> }.into_any();
    }
    let rows = lines.into_iter().map(|line| {
        let actor = line.actor.clone().map_or_else(|| locale.text("audit-by-site"), |handle| format!("@{handle}"));
        let member = line.member_id.map(|id| {
            let handle = line.member.clone().unwrap_or_else(|| id.to_string());
            view! { " → "<a href=format!("/admin/people/{id}")>"@"{handle}</a> }
        });
        let object = place(&line.object).map(|href| view! { " · "<a href=href>{line.object.clone()}</a> }.into_any());
        let object = object.or_else(|| (!line.object.is_empty()).then(|| view! { " · "{line.object.clone()} }.into_any()));
        let address = (!line.address.is_empty()).then(|| view! { " · "{line.address.clone()} });
        let reason = (!line.reason.is_empty()).then(|| view! { <p class="board-description">{line.reason.clone()}</p> });
        let detail = (!line.detail.is_empty()).then(|| view! { " · "{line.detail.clone()} });
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="audit-act"><strong>{locale.text(&format!("audit-{}", line.act))}</strong></p>
                    <p class="meta breakable">{actor}{member}{object}{detail}{address}" · "<When at=line.recorded_at clock=visit.clock() locale /></p>
                    {reason}
                </div>
            </li>
        }
    });
    view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
}

/// The page of what `thread:5` or `post:5` names.
pub fn place(object: &str) -> Option<String> {
    object.parse().ok().map(Subject::path)
}
