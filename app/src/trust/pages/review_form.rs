use super::{crumbs, material_id};
use crate::{
    kit::{ErrorSummary, Icon, TextArea, Visit, page, param},
    trust::words,
};
use domain::{
    args,
    materials::{self, MaterialView},
    policy::trust::{Act, may},
    trust,
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Criterion, Field, ReviewDraft};

/// The review of a version, new or one's own again.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let id = material_id(&id)?;
        let found = materials::read_material(&visit.cx, id, None).await?;
        may(&visit.cx.actor, Act::Judge, domain::policy::materials::Facts { state: found.state, author: found.can.edit })?;
        let kept = visit.kept_for("review");
        let version = kept.get("version").and_then(|text| text.parse().ok()).or_else(|| visit.number("version")).unwrap_or(found.version);
        let stored = trust::own_review(&visit.cx, id, version).await?.map(|(_, draft)| draft);
        let draft = kept.get("draft").and_then(|json| serde_json::from_str(&json).ok()).or(stored).unwrap_or_default();
        let title = locale.text("review-title");
        Ok(view! {
            <Title text=format!("{title}: {}", found.material.title) />
            <div class="reading">
                {crumbs(&visit, &found)}
                <h1>{title}</h1>
                <p class="lead">{locale.text("review-lead")}</p>
                <p class="meta">{locale.with("review-of-version", &args!(n = version))}" "{locale.text("review-near")}</p>
                {newer(&visit, &found, version)}
                <form method="post" action="/api/trust/review" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="material" value=id.0 />
                    <input type="hidden" name="version" value=version />
                    {rubric(&visit, &draft)}
                    <TextArea id="overall" name="overall" label=locale.text("review-overall") hint=Some(locale.text("hint-review-overall"))
                        error=kept.wrong(locale, Field::Overall) value=draft.overall.clone() rows=6 required=true />
                    <div class="button-row form-end"><button class="button button-primary">{locale.text("review-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

/// That a newer version came while one was writing.
fn newer(visit: &Visit, found: &MaterialView, version: i32) -> Option<AnyView> {
    (version < found.version).then(|| {
        let text = visit.locale.with("review-newer", &args!(n = found.version));
        view! { <p class="notice">{text}</p> }.into_any()
    })
}

fn rubric(visit: &Visit, draft: &ReviewDraft) -> AnyView {
    let locale = visit.locale;
    let error = visit.kept_for("review").wrong(locale, Field::Marks).map(|text| view! { <p class="field-error"><Icon name="alert" />{text}</p> });
    let class = if error.is_some() { "rubric-form field-wrong" } else { "rubric-form" };
    let rows = Criterion::ALL.map(|criterion| row(visit, draft, criterion));
    view! { <div class=class id="marks" tabindex="-1">{error}{rows.into_iter().collect_view()}</div> }.into_any()
}

fn row(visit: &Visit, draft: &ReviewDraft, criterion: Criterion) -> AnyView {
    let locale = visit.locale;
    let name = criterion.as_str();
    let chosen = draft.marks.get(name).cloned().unwrap_or_default();
    let marks = [Some(3), Some(2), Some(1), Some(0), None].map(|value: Option<u8>| {
        let typed = value.map_or_else(String::new, |value| value.to_string());
        let checked = typed == chosen;
        view! {
            <label class="mark-choice"><input type="radio" name=format!("marks[{name}]") value=typed checked=checked /><span>{words::mark(locale, value)}</span></label>
        }
    });
    let comment = draft.comments.get(name).cloned().unwrap_or_default();
    view! {
        <fieldset class="criterion" aria-describedby=format!("criterion-{name}-hint")>
            <legend>{words::criterion(locale, criterion)}</legend>
            <p class="hint" id=format!("criterion-{name}-hint")>{words::question(locale, criterion)}</p>
            <div class="mark-choices">{marks.into_iter().collect_view()}</div>
            <TextArea id=format!("comment-{name}") name=words::comment_name(criterion)
                label=locale.with("review-comment", &args!(criterion = words::criterion(locale, criterion))) value=comment rows=2 />
        </fieldset>
    }
    .into_any()
}
