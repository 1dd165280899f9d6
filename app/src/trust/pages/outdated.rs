use super::{crumbs, material_id};
use crate::kit::{ErrorSummary, TextArea, Visit, When, page, param};
use domain::{
    args,
    materials::{self, MaterialView},
    trust::{self, OutdatedLine},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::Field;

/// What readers call outdated; the form to say so, and for authors the one to answer.
#[component]
pub fn OutdatedPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let id = material_id(&id)?;
        let found = materials::read_material(&visit.cx, id, None).await?;
        let lines = trust::list_outdated(&visit.cx, id).await?;
        let open = lines.iter().any(|line| line.closed_at.is_none());
        let tell = found.can.judge.then(|| tell(&visit, &found));
        let answer = (open && found.can.care).then(|| answer(&visit, &found));
        let rows = lines.iter().map(|line| row(&visit, &found, line)).collect::<Vec<_>>();
        let list = if rows.is_empty() {
            view! { <p class="empty">{locale.text("outdated-none")}</p> }.into_any()
        } else {
            view! { <ul class="reports">{rows}</ul> }.into_any()
        };
        let saved = visit.query("saved").map(|_| view! { <p class="notice" role="status">{locale.text("outdated-saved")}</p> });
        let title = locale.text("outdated-title");
        Ok(view! {
            <Title text=format!("{title}: {}", found.material.title) />
            <div class="reading">
                {crumbs(&visit, &found)}
                <h1>{title}</h1>
                {saved}
                {list}
                {answer}
                {tell}
            </div>
        }
        .into_any())
    })
}

fn row(visit: &Visit, found: &MaterialView, line: &OutdatedLine) -> AnyView {
    let locale = visit.locale;
    let state = match (line.closed_at, line.answer.is_empty()) {
        (None, _) => view! { <p class="status">{locale.text("outdated-open")}</p> }.into_any(),
        (Some(_), true) => view! {
            <p class="meta">{locale.text("outdated-newer")}" "<a href=format!("/library/{}/versions", found.id)>{locale.with("material-version", &args!(n = found.version))}</a></p>
        }
        .into_any(),
        (Some(at), false) => view! {
            <div class="review-answer"><p class="meta">{locale.text("review-answer")}" · "<When at clock=visit.clock() locale /></p><p class="pre-line">{line.answer.clone()}</p></div>
        }
        .into_any(),
    };
    view! {
        <li class="report">
            <p class="report-head">
                <a href=format!("/members/{}", line.handle)>{line.name.clone()}</a>" · "{locale.with("material-version", &args!(n = line.version))}" · "
                <When at=line.created_at clock=visit.clock() locale />
            </p>
            <p class="pre-line">{line.reason.clone()}</p>
            {state}
        </li>
    }
    .into_any()
}

fn tell(visit: &Visit, found: &MaterialView) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("report_outdated");
    view! {
        <form method="post" action="/api/trust/report_outdated" class="stack card" novalidate>
            <h2>{locale.text("outdated-tell")}</h2>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <input type="hidden" name="material" value=found.id.0 />
            <input type="hidden" name="version" value=found.version />
            <TextArea id="reason" name="reason" label=locale.text("outdated-reason") hint=Some(locale.text("hint-outdated-reason"))
                error=kept.wrong(locale, Field::Reason) value=kept.get("reason").unwrap_or_default() rows=4 required=true />
            <div class="button-row"><button class="button">{locale.text("outdated-submit")}</button></div>
        </form>
    }
    .into_any()
}

fn answer(visit: &Visit, found: &MaterialView) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("answer_outdated");
    view! {
        <form method="post" action="/api/trust/answer_outdated" class="stack card" novalidate>
            <h2>{locale.text("outdated-answer")}</h2>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <input type="hidden" name="material" value=found.id.0 />
            <TextArea id="answer" name="answer" label=locale.text("review-answer-field") hint=Some(locale.text("hint-outdated-answer"))
                error=kept.wrong(locale, Field::Answer) value=kept.get("answer").unwrap_or_default() rows=4 />
            <div class="button-row"><button class="button button-primary">{locale.text("review-answer-submit")}</button></div>
        </form>
    }
    .into_any()
}
