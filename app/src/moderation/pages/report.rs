use super::object;
use crate::kit::{ErrorSummary, TextArea, Visit, page, param};
use domain::reporting::read_reportable;
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, Subject, staff::ReportKind};

/// Telling staff about something or somebody.
#[component]
pub fn ReportPage() -> impl IntoView {
    let (kind, id) = (param("kind"), param("id"));
    page(move |visit| async move {
        let locale = visit.locale;
        let found = read_reportable(&visit.cx, object(&kind, &id)?).await?;
        let kept = visit.kept_for("report");
        let title = locale.text(&format!("report-title-{}", found.of.kind().as_str()));
        let excerpt = (!found.excerpt.is_empty()).then(|| view! { <p>{found.excerpt.clone()}</p> });
        let hint = matches!(found.of, Subject::Resource(_)).then(|| view! { <p>{locale.text("report-resource-hint")}</p> });
        Ok(view! {
            <Title text=title.clone() />
            <div class="narrow">
                <h1>{title}</h1>
                <blockquote class="quoted"><p><strong>{found.name.clone()}</strong></p>{excerpt}</blockquote>
                <p class="lead">{locale.text("report-lead")}</p>
                {hint}
                <form method="post" action="/api/moderation/report" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="of" value=found.of.kind().as_str() />
                    <input type="hidden" name="id" value=found.of.id() />
                    {kinds(&visit, &kept.get("kind").unwrap_or_default(), kept.wrong(locale, Field::Kind))}
                    <TextArea id="note" name="note" label=locale.text("field-report-note") hint=Some(locale.text("hint-report-note"))
                        error=kept.wrong(locale, Field::Note) value=kept.get("note").unwrap_or_default() rows=4 />
                    <div class="button-row"><button class="button button-primary">{locale.text("report-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

fn kinds(visit: &Visit, chosen: &str, error: Option<String>) -> AnyView {
    let locale = visit.locale;
    let class = if error.is_some() { "field field-wrong" } else { "field" };
    let choices = ReportKind::ALL.map(|kind| {
        let name = kind.as_str();
        // The first one has the id that a problem's link leads to.
        let id = if kind == ReportKind::Spam { "kind".to_owned() } else { format!("kind-{name}") };
        view! {
            <label class="radio-card" >
                <input type="radio" id=id name="kind" value=name checked=chosen == name />
                <span><span class="radio-title">{locale.text(&format!("report-kind-{name}"))}</span></span>
            </label>
        }
    });
    view! {
        <fieldset class=class>
            <legend>{locale.text("field-report-kind")}</legend>
            {error.map(|error| view! { <p class="field-error">{error}</p> })}
            <div class="radio-list">{choices.into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// After a report.
#[component]
pub fn ReportDonePage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        visit.cx.member()?;
        Ok(view! {
            <Title text=locale.text("report-done-title") />
            <div class="narrow">
                <h1>{locale.text("report-done-title")}</h1>
                <p class="lead">{locale.text("report-done-lead")}</p>
                <p class="button-row"><a class="button" href="/">{locale.text("error-home")}</a></p>
            </div>
        }
        .into_any())
    })
}
