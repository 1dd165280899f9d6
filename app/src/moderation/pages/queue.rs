use crate::kit::{Icon, Visit, When, page};
use domain::{
    args,
    moderation::{self, CaseLine, CasePage, ClosedLine},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What members reported: what waits first, then what was answered.
#[component]
pub fn QueuePage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let closed = visit.query("show").as_deref() == Some("closed");
        let list = if closed {
            answered(&visit, moderation::list_closed(&visit.cx, visit.number("after")).await?)
        } else {
            waiting(&visit, moderation::list_cases(&visit.cx, visit.number("after").unwrap_or(0)).await?)
        };
        let done = visit.query("done").map(|_| view! { <p class="notice" role="status">{locale.text("case-closed-note")}</p> });
        let tab = |href: &'static str, key: &str, current: bool| {
            view! { <li><a href=href aria-current=current.then_some("page")>{locale.text(key)}</a></li> }
        };
        Ok(view! {
            <Title text=locale.text("moderation-title") />
            <div class="listing">
                <h1>{locale.text("moderation-title")}</h1>
                {done}
                <ul class="tabs tabs-bar">{tab("/moderation", "moderation-open", !closed)}{tab("/moderation?show=closed", "moderation-closed", closed)}{tab("/admin/concepts", "admin-concepts", false)}</ul>
                {list}
            </div>
        }
        .into_any())
    })
}

fn pager(visit: &Visit, next: Option<i64>) -> Option<AnyView> {
    let href = crate::kit::Query::of(&visit.here).with("done", "").with("after", &next?.to_string()).url();
    Some(view! { <p class="pager"><a class="button" href=href>{visit.locale.text("list-more")}<Icon name="next" /></a></p> }.into_any())
}

fn waiting(visit: &Visit, page: CasePage<CaseLine>) -> AnyView {
    let locale = visit.locale;
    if page.lines.is_empty() {
        return view! { <p class="empty">{locale.text("moderation-empty")}</p> }.into_any();
    }
    let next = pager(visit, page.next);
    let rows = page.lines.into_iter().map(|line| {
        let href = format!("/moderation/case/{}/{}", line.object_kind, line.object_id);
        let about = line.title.unwrap_or_else(|| line.name.clone());
        let icon = match line.object_kind.as_str() {
            "post" => "chat",
            "member" => "person",
            _ => "book",
        };
        view! {
            <li class="row">
                <span class="row-kind"><Icon name=icon /></span>
                <div class="row-main">
                    <p class="row-title"><a href=href>{about}</a></p>
                    <p class="meta">
                        {locale.text(&format!("report-kind-{}", line.kind))}" · "{locale.with("case-about", &args!(name = line.name))}
                        " · "<When at=line.since clock=visit.clock() locale />
                    </p>
                </div>
                <div class="row-side"><span class="badge">{locale.with("case-reports", &args!(n = line.reports))}</span></div>
            </li>
        }
    });
    view! { <ul class="rows">{rows.collect_view()}</ul>{next} }.into_any()
}

fn answered(visit: &Visit, page: CasePage<ClosedLine>) -> AnyView {
    let locale = visit.locale;
    if page.lines.is_empty() {
        return view! { <p class="empty">{locale.text("moderation-empty-closed")}</p> }.into_any();
    }
    let next = pager(visit, page.next);
    let rows = page.lines.into_iter().map(|line| {
        let href = format!("/moderation/case/{}/{}", line.object_kind, line.object_id);
        let about = line.title.unwrap_or_else(|| line.name.clone());
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title"><a href=href>{about}</a></p>
                    <p class="meta">
                        {locale.text(&format!("report-kind-{}", line.kind))}" · "{locale.with("case-about", &args!(name = line.name))}" · "
                        {locale.text(&format!("report-outcome-{}", line.outcome))}" · "{line.closed_by}" · "<When at=line.closed_at clock=visit.clock() locale />
                    </p>
                    <p class="board-description">{line.outcome_reason}</p>
                </div>
            </li>
        }
    });
    view! { <ul class="rows">{rows.collect_view()}</ul>{next} }.into_any()
}
