use super::{object, reason_field};
use crate::kit::{ErrorSummary, Icon, PostBody, Visit, When, page, param};
use domain::{
    args,
    discussion::thread_path,
    moderation::{Case, CaseReport, Outcome, read_case},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::Subject;

/// One post or person that was reported: what it is, what was said about it, what can be done.
#[component]
pub fn CasePage() -> impl IntoView {
    let (kind, id) = (param("kind"), param("id"));
    page(move |visit| async move {
        let locale = visit.locale;
        let case = read_case(&visit.cx, object(&kind, &id)?).await?;
        let title = case.place.as_ref().map_or_else(|| case.person.name.clone(), |place| place.title.clone());
        let open = case.reports.iter().any(|report| report.closed_at.is_none());
        let reports = reports(&visit, &case.reports);
        Ok(view! {
            <Title text=title.clone() />
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/moderation">{locale.text("moderation-title")}</a></li></ol></nav>
                <h1>{title}</h1>
                {subject(&visit, &case)}
                <section class="stack-tight"><h2>{locale.text("case-said")}</h2>{reports}</section>
                <section class="stack"><h2>{locale.text("case-acts")}</h2>{acts(&visit, &case, open)}</section>
            </div>
        }
        .into_any())
    })
}

fn subject(visit: &Visit, case: &Case) -> AnyView {
    let locale = visit.locale;
    let person = &case.person;
    let suspended = person
        .is_suspended(visit.cx.now)
        .then(|| view! { <span class="status status-danger"><Icon name="lock" />{locale.text("person-suspended")}</span> });
    let post = case.post.as_ref().map(|post| {
        let hidden =
            post.hidden.then(|| view! { <p class="notice"><strong>{locale.text("case-hidden")}</strong>" "{post.removed_reason.clone()}</p> });
        view! { {hidden}<div class="quoted"><PostBody html=post.html.clone() reply=case.of.id() lang=post.language.clone() /></div> }
    });
    let said = (!case.said.is_empty()).then(|| view! { <blockquote class="quoted"><p class="pre-line">{case.said.clone()}</p></blockquote> });
    let place = match (&case.place, case.of) {
        (Some(place), of) => {
            Some(view! { <p><a href=place.path.clone()>{locale.text(&format!("case-open-{}", of.kind().as_str()))}</a></p> }.into_any())
        }
        (None, Subject::Member(_)) => None,
        (None, _) => Some(view! { <p class="notice">{locale.text("case-gone")}</p> }.into_any()),
    };
    view! {
        <p class="meta">{locale.text("case-author")}" "<a href=format!("/members/{}", person.handle)>{person.name.clone()}</a>" "{suspended}</p>
        {post}
        {said}
        {place}
    }
    .into_any()
}

fn reports(visit: &Visit, reports: &[CaseReport]) -> AnyView {
    let locale = visit.locale;
    if reports.is_empty() {
        return view! { <p class="empty">{locale.text("case-no-reports")}</p> }.into_any();
    }
    let rows = reports.iter().cloned().map(|report| {
        let outcome = report.closed_at.map(|_| {
            view! { <p class="meta">{locale.text(&format!("report-outcome-{}", report.outcome))}" · "{report.outcome_reason.clone()}</p> }
        });
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="meta">
                        <strong>{locale.text(&format!("report-kind-{}", report.kind))}</strong>" · "
                        <a href=format!("/members/{}", report.handle)>{report.reporter}</a>" · "<When at=report.created_at clock=visit.clock() locale />
                    </p>
                    <p class="board-description">{report.note}</p>
                    {outcome}
                </div>
            </li>
        }
    });
    view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
}

fn acts(visit: &Visit, case: &Case, open: bool) -> AnyView {
    let locale = visit.locale;
    let post = case.post.as_ref().map(|post| hide_form(visit, case.of.id(), post.hidden));
    let thread = case.post.as_ref().map(|post| {
        let href = format!("{}/moderate", thread_path(post.thread_id, &post.slug));
        view! { <a class="button" href=href><Icon name="moderate" />{locale.text("case-thread")}</a> }
    });
    let suspend = format!("/moderation/suspend/{}", case.person.member_id);
    view! {
        {post}
        {open.then(|| close_form(visit, case.of))}
        <p class="button-row">{thread}<a class="button" href=suspend><Icon name="person" />{locale.with("case-suspend", &args!(name = case.person.name.clone()))}</a></p>
    }
    .into_any()
}

fn hide_form(visit: &Visit, id: i64, hidden: bool) -> AnyView {
    let locale = visit.locale;
    let (form, action, button, hint) = if hidden {
        ("restore_post", "/api/moderation/restore_post", "case-restore", "hint-reason")
    } else {
        ("hide_post", "/api/moderation/hide_post", "case-hide", "hint-reason-author")
    };
    let kept = visit.kept_for(form);
    view! {
        <form method="post" action=action class="stack card" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale prefix="hide-" />
            <input type="hidden" name="reply" value=id />
            {reason_field(visit, "hide", &kept, hint)}
            <div class="button-row"><button class="button">{locale.text(button)}</button></div>
        </form>
    }
    .into_any()
}

fn close_form(visit: &Visit, of: Subject) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("close_case");
    let chosen = kept.get("outcome").unwrap_or_else(|| "dismissed".to_owned());
    let choices = Outcome::ALL.map(|outcome| (outcome.as_str().to_owned(), locale.text(&format!("report-outcome-{}", outcome.as_str())))).to_vec();
    view! {
        <form method="post" action="/api/moderation/close_case" class="stack card" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale prefix="close-" />
            <input type="hidden" name="of" value=of.kind().as_str() />
            <input type="hidden" name="id" value=of.id() />
            <crate::kit::SelectBox id="outcome" name="outcome" label=locale.text("field-outcome") value=chosen choices=choices />
            {reason_field(visit, "close", &kept, "hint-reason-reporter")}
            <div class="button-row"><button class="button">{locale.text("case-close")}</button></div>
        </form>
    }
    .into_any()
}
