use super::{crumbs, material_id};
use crate::kit::{ErrorSummary, TextInput, Visit, page, param};
use domain::{
    materials::MaterialView,
    trust::{self, TrustView},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, MaterialState};

/// For authors: ask for a review, say when it is looked at again, and the way to what others said.
#[component]
pub fn CarePage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let id = material_id(&id)?;
        let found = trust::read_to_care(&visit.cx, id).await?;
        let said = trust::read_trust(&visit.cx, id).await?;
        let saved = visit.query("saved").map(|_| view! { <p class="notice" role="status">{locale.text("care-saved")}</p> });
        let title = locale.text("care-title");
        let listed = (found.state == MaterialState::Published).then(|| ask(&visit, &found, &said));
        Ok(view! {
            <Title text=format!("{title}: {}", found.material.title) />
            <div class="narrow">
                {crumbs(&visit, &found)}
                <h1>{title}</h1>
                <p class="lead">{locale.text("care-lead")}</p>
                {saved}
                {listed}
                {due(&visit, &found, &said)}
                <p class="button-row">
                    <a class="button" href=format!("/library/{id}/reviews")>{locale.text("reviews-title")}</a>
                    <a class="button" href=format!("/library/{id}/uses")>{locale.text("uses-title")}</a>
                    <a class="button" href=format!("/library/{id}/outdated")>{locale.text("outdated-title")}</a>
                </p>
            </div>
        }
        .into_any())
    })
}

fn ask(visit: &Visit, found: &MaterialView, said: &TrustView) -> AnyView {
    let locale = visit.locale;
    let (value, state, key) = if said.asked_at > 0 { ("no", "care-asked", "care-ask-stop") } else { ("yes", "care-not-asked", "care-ask") };
    view! {
        <form method="post" action="/api/trust/ask_review" class="stack card">
            <h2>{locale.text("care-ask-title")}</h2>
            <ErrorSummary kept=Some(visit.kept_for("ask_review")) locale />
            <p>{locale.text(state)}" "<a href="/library/reviews">{locale.text("waiting-title")}</a></p>
            <input type="hidden" name="material" value=found.id.0 />
            <input type="hidden" name="ask" value=value />
            <div class="button-row"><button class="button button-primary">{locale.text(key)}</button></div>
        </form>
    }
    .into_any()
}

fn due(visit: &Visit, found: &MaterialView, said: &TrustView) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("set_due");
    let value = kept.get("due").unwrap_or_else(|| if said.due > 0 { visit.cx.zone.day(said.due) } else { String::new() });
    view! {
        <form method="post" action="/api/trust/set_due" class="stack card" novalidate>
            <h2>{locale.text("care-due-title")}</h2>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <input type="hidden" name="material" value=found.id.0 />
            <TextInput id="due" name="due" kind="date" label=locale.text("care-due") hint=Some(locale.text("hint-care-due")) error=kept.wrong(locale, Field::Due) value />
            <div class="button-row"><button class="button">{locale.text("care-due-submit")}</button></div>
        </form>
    }
    .into_any()
}
