use super::{Judged, Words, material_id};
use crate::{
    kit::{Icon, TextArea, Visit, page, param},
    trust::words,
};
use domain::{args, trust};
use leptos::prelude::*;
use model::{Criterion, Field, ReviewDraft};

/// The review of a version, new or one's own again.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let judged = Judged::read(&visit, material_id(&id)?, "review").await?;
        let stored = trust::own_review(&visit.cx, judged.found.id, judged.version).await?.map(|(_, draft)| draft);
        let draft = judged.typed().or(stored).unwrap_or_default();
        let fields = fields(&visit, &draft);
        Ok(judged.page(&visit, WORDS, Some(before(&visit, &judged)), fields, None))
    })
}

const WORDS: Words = Words { title: "review-title", lead: "review-lead", submit: "review-submit", class: "reading", action: "/api/trust/review" };

/// Which version it is about, and that a newer one came while one was writing.
fn before(visit: &Visit, judged: &Judged) -> AnyView {
    let locale = visit.locale;
    let newer = (judged.version < judged.found.version).then(|| {
        let text = locale.with("review-newer", &args!(n = judged.found.version));
        view! { <p class="notice">{text}</p> }
    });
    view! {
        <p class="meta">{locale.with("review-of-version", &args!(n = judged.version))}" "{locale.text("review-near")}</p>
        {newer}
    }
    .into_any()
}

fn fields(visit: &Visit, draft: &ReviewDraft) -> AnyView {
    let locale = visit.locale;
    let error = visit.kept_for("review").wrong(locale, Field::Overall);
    view! {
        {rubric(visit, draft)}
        <TextArea id="overall" name="overall" label=locale.text("review-overall") hint=Some(locale.text("hint-review-overall"))
            error=error value=draft.overall.clone() rows=6 required=true />
    }
    .into_any()
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
