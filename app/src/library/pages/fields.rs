//! The fields of a resource, in the order in which one thinks of them.

use super::outcome_fields;
use crate::{
    discussion::{islands::ComposerTools, pages::labels, words as thread_words},
    kit::{CheckGroup, Kept, PostBody, SelectBox, TextArea, TextInput},
    library::words,
    people::words as people_words,
};
use domain::Locale;
use leptos::prelude::*;
use model::{Field, Licence, MaterialDraft, limits, people::LEVELS};

/// What it is.
pub fn head(locale: Locale, kept: &Kept, draft: &MaterialDraft) -> AnyView {
    let wrong = |field| kept.wrong(locale, field);
    view! {
        <TextInput id="title" name="title" label=locale.text("field-material-title") error=wrong(Field::Title) value=draft.title.clone() maxlength=150 required=true />
        <div class="field-grid">
            <SelectBox id="kind" name="kind" label=locale.text("field-material-kind") error=wrong(Field::Kind) value=draft.kind.clone() choices=words::kinds(locale) />
            <SelectBox id="language" name="language" label=locale.text("field-material-language") error=wrong(Field::Language) value=draft.language.clone()
                choices=thread_words::languages() />
        </div>
    }
    .into_any()
}

/// The text, written and looked at in the same way as posts are.
fn description(locale: Locale, kept: &Kept, draft: &MaterialDraft) -> AnyView {
    let (lang, error, value) = (draft.language.clone(), kept.wrong(locale, Field::Description), draft.description.clone());
    let preview = kept.preview.clone().map(|html| {
        view! {
            <section class="preview" aria-label=locale.text("composer-preview")>
                <p class="preview-title">{locale.text("composer-preview")}</p>
                <PostBody html reply=0 lang=lang.clone() />
            </section>
        }
    });
    view! {
        <ComposerTools place=String::new() most=limits::BODY_MAX labels=labels(locale)>
            <TextArea id="description" name="description" label=locale.text("field-material-description") hint=Some(locale.text("hint-material-description"))
                error value rows=12 lang=Some(lang) />
            {preview}
            <div class="button-row">
                <button class="button" name="more" value="preview" formaction="/api/library/save#description" data-preview>{locale.text("composer-preview-button")}</button>
            </div>
        </ComposerTools>
    }
    .into_any()
}

/// The rest: what others need to find, trust and use it.
pub fn rest(locale: Locale, kept: &Kept, draft: &MaterialDraft, allowed: &[Licence], remix: bool) -> AnyView {
    let wrong = |field| kept.wrong(locale, field);
    let changes = remix.then(|| {
        view! {
            <TextArea id="changes" name="changes" label=locale.text("field-changes") hint=Some(locale.text("hint-changes")) error=wrong(Field::Changes)
                value=draft.changes.clone() rows=3 />
        }
    });
    let none = |label: &str| vec![(String::new(), locale.text(label))];
    let licences = none("licence-choose").into_iter().chain(words::licences(locale, allowed)).collect::<Vec<_>>();
    let levels = none("cefr-none")
        .into_iter()
        .chain(people_words::levels(locale).into_iter().filter(|one| LEVELS.iter().take(6).any(|level| *level == one.0)));
    let eqf = model::materials::EQF.iter().map(|level| ((*level).to_owned(), locale.text(&format!("eqf-{level}")))).collect::<Vec<_>>();
    view! {
        <TextInput id="summary" name="summary" label=locale.text("field-summary") hint=Some(locale.text("hint-summary")) error=wrong(Field::Summary)
            value=draft.summary.clone() maxlength=300 />
        {description(locale, kept, draft)}
        <TextInput id="link" name="link" kind="url" label=locale.text("field-link") hint=Some(locale.text("hint-link")) error=wrong(Field::Link)
            value=draft.link.clone() maxlength=300 />
        {changes}
        <SelectBox id="licence" name="licence" label=locale.text("field-licence") hint=Some(locale.text("hint-licence")) error=wrong(Field::Licence)
            value=draft.licence.clone() choices=licences />
        <CheckGroup id="steps" name="steps[]" label=locale.text("field-material-steps") error=wrong(Field::Steps) chosen=draft.steps.clone()
            choices=people_words::steps(locale) />
        <div class="field-grid">
            <TextInput id="minutes" name="minutes" kind="number" label=locale.text("field-minutes") error=wrong(Field::Minutes) value=draft.minutes.clone() />
            <SelectBox id="cefr" name="cefr" label=locale.text("field-cefr") error=wrong(Field::Cefr) value=draft.cefr.clone() choices=levels.collect() />
            <TextInput id="tags" name="tags" label=locale.text("field-tags") error=wrong(Field::Tags) value=draft.tags.clone() maxlength=220 />
        </div>
        <CheckGroup id="eqf" name="eqf[]" label=locale.text("field-eqf") hint=Some(locale.text("hint-eqf")) error=wrong(Field::Eqf) chosen=draft.eqf.clone() choices=eqf />
        {outcome_fields::all(locale, kept, draft)}
        <CheckGroup id="subjects" name="subjects[]" label=locale.text("field-subjects") error=wrong(Field::Subjects) chosen=draft.subjects.clone()
            choices=people_words::subjects(locale) />
        <TextArea id="prerequisites" name="prerequisites" label=locale.text("field-prerequisites") error=wrong(Field::Prerequisites)
            value=draft.prerequisites.clone() rows=2 />
        <TextArea id="equipment" name="equipment" label=locale.text("field-equipment") error=wrong(Field::Equipment) value=draft.equipment.clone() rows=2 />
        <TextArea id="safety" name="safety" label=locale.text("field-safety") hint=Some(locale.text("hint-safety")) error=wrong(Field::Safety)
            value=draft.safety.clone() rows=2 />
        <CheckGroup id="accessibility" name="accessibility[]" label=locale.text("field-accessibility") hint=Some(locale.text("hint-accessibility"))
            error=wrong(Field::Accessibility) chosen=draft.accessibility.clone() choices=words::accessibility(locale) />
        <TextArea id="sources" name="sources" label=locale.text("field-sources") hint=Some(locale.text("hint-sources")) error=wrong(Field::Sources)
            value=draft.sources.clone() rows=2 />
    }
    .into_any()
}
