//! Learning outcomes in the form: one part for each, and an empty one. A button shows the form again with one more.

use crate::kit::{Choice, Icon, Kept, SelectBox, TextInput};
use domain::{
    Locale, args,
    esco::{self, Concept},
    materials,
    texts::LOCALES,
};
use leptos::prelude::*;
use model::{
    Field, MaterialDraft,
    lists::{Process, ReuseLevel},
    materials::{OUTCOMES_MAX, OutcomeDraft, OutcomeKind, PROPOSED},
};

const SAVE: &str = "/api/library/save";

pub fn all(locale: Locale, kept: &Kept, draft: &MaterialDraft) -> AnyView {
    let error = kept.wrong(locale, Field::Outcomes);
    let filled = draft.outcomes.iter().filter(|outcome| !outcome.is_blank()).cloned().map(materials::resolve).collect::<Vec<_>>();
    let (first, full) = (filled.is_empty(), filled.len() >= OUTCOMES_MAX);
    let blank = (!full).then(OutcomeDraft::default);
    let is_wrong = error.is_some();
    let rows = filled.into_iter().chain(blank).enumerate().map(|(at, outcome)| {
        let open = first || kept_open(kept, &outcome) || (is_wrong && !outcome.is_blank());
        row(&Row { locale, at, open, lang: &draft.language }, outcome)
    });
    let class = if error.is_some() { "field outcomes field-wrong" } else { "field outcomes" };
    let error = error.map(|text| view! { <p class="field-error" id="outcomes-error"><Icon name="alert" />{text}</p> });
    let more = (!full).then(|| {
        view! { <div class="button-row"><button class="button" name="more" value="add" formaction=format!("{SAVE}#outcomes")><Icon name="plus" />{locale.text("outcome-add")}</button></div> }
    });
    view! {
        <fieldset class=class id="outcomes" tabindex="-1">
            <legend>{locale.text("field-outcomes")}</legend>
            <p class="hint">{locale.text("hint-outcomes")}</p>
            {error}
            {verbs(locale, &draft.language)}
            <div class="outcome-rows">{rows.collect_view()}</div>
            {more}
        </fieldset>
    }
    .into_any()
}

/// After a button asked for more of the form: what one was at, which is the last one and what waits for a choice.
fn kept_open(kept: &Kept, outcome: &OutcomeDraft) -> bool {
    !kept.fields.is_empty() && (outcome.is_blank() || (!outcome.concept.is_empty() && outcome.uri.is_empty()))
}

/// Verbs to begin with, in the language of the resource where they are known in it.
fn verbs(locale: Locale, language: &str) -> AnyView {
    let theirs = LOCALES.iter().find(|code| **code == language).and_then(|code| Locale::parse(code)).unwrap_or(locale);
    let option = |process: Process| {
        let label = locale.text(&format!("bloom-{}", process.as_str()));
        process.verbs().iter().map(move |verb| view! { <option value=materials::verb_in(theirs, verb)>{label.clone()}</option> }).collect_view()
    };
    view! { <datalist id="verbs">{Process::ALL.map(option).into_iter().collect_view()}</datalist> }.into_any()
}

struct Row<'a> {
    locale: Locale,
    at: usize,
    open: bool,
    lang: &'a str,
}

impl Row<'_> {
    fn id(&self, part: &str) -> String {
        format!("outcome-{}-{part}", self.at)
    }

    fn name(&self, part: &str) -> String {
        format!("outcomes[{}][{part}]", self.at)
    }
}

fn row(row: &Row<'_>, outcome: OutcomeDraft) -> AnyView {
    let locale = row.locale;
    let (at, blank) = (row.at, outcome.is_blank());
    let number = locale.with("outcome-number", &args!(n = at + 1));
    let sentence = [&outcome.verb, &outcome.object, &outcome.context].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>();
    let title =
        if blank { locale.text("outcome-new").into_any() } else { view! { <span lang=row.lang.to_owned()>{sentence.join(" ")}</span> }.into_any() };
    let remove = (!blank).then(|| {
        view! { <button class="button button-quiet" name="more" value=format!("remove-{at}") formaction=format!("{SAVE}#outcomes")>{locale.text("outcome-remove")}</button> }
    });
    let lang = Some(row.lang.to_owned());
    view! {
        <details class="outcome" id=format!("outcome-{at}") open=row.open>
            <summary>{title}</summary>
            <div class="stack" role="group" aria-label=number>
                <div class="field-grid outcome-sentence">
                    <TextInput id=row.id("verb") name=row.name("verb") label=locale.text("outcome-verb") hint=Some(locale.text("hint-outcome-verb"))
                        value=outcome.verb.clone() maxlength=40 list="verbs" lang=lang.clone() />
                    <TextInput id=row.id("object") name=row.name("object") label=locale.text("outcome-object") hint=Some(locale.text("hint-outcome-object"))
                        value=outcome.object.clone() maxlength=300 lang=lang.clone() />
                    <TextInput id=row.id("context") name=row.name("context") label=locale.text("outcome-context") hint=Some(locale.text("hint-outcome-context"))
                        value=outcome.context.clone() maxlength=300 lang=lang />
                </div>
                <div class="field-grid">
                    <SelectBox id=row.id("process") name=row.name("process") label=locale.text("outcome-process") value=outcome.process.clone() choices=processes(locale) />
                    <SelectBox id=row.id("kind") name=row.name("kind") label=locale.text("outcome-kind") value=outcome.kind.clone() choices=kinds(locale) />
                    <SelectBox id=row.id("reuse") name=row.name("reuse") label=locale.text("outcome-reuse") value=outcome.reuse.clone() choices=reuse(locale) />
                </div>
                {concept(row, &outcome)}
                {remove}
            </div>
        </details>
    }
    .into_any()
}

fn processes(locale: Locale) -> Vec<Choice> {
    let name = |process: &Process| {
        let verbs = process.verbs().iter().take(3).map(|verb| materials::verb_in(locale, verb)).collect::<Vec<_>>().join(", ");
        format!("{} ({verbs} …)", locale.text(&format!("bloom-{}", process.as_str())))
    };
    let none = (String::new(), locale.text("outcome-process-none"));
    std::iter::once(none).chain(Process::ALL.iter().map(|process| (process.as_str().to_owned(), name(process)))).collect()
}

fn kinds(locale: Locale) -> Vec<Choice> {
    let name = |kind: &OutcomeKind| locale.text(&format!("outcome-kind-{}", kind.as_str()));
    let none = (String::new(), locale.text("cefr-none"));
    std::iter::once(none).chain(OutcomeKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), name(kind)))).collect()
}

fn reuse(locale: Locale) -> Vec<Choice> {
    let name = |level: &ReuseLevel| locale.text(&format!("reuse-{}", level.as_str()));
    let none = (String::new(), locale.text("cefr-none"));
    std::iter::once(none).chain(ReuseLevel::ALL.iter().map(|level| (level.as_str().to_owned(), name(level)))).collect()
}

/// The concept of ESCO: its name, and what could be meant where the name is none.
fn concept(row: &Row<'_>, outcome: &OutcomeDraft) -> AnyView {
    let (locale, at) = (row.locale, row.at);
    let known = esco::get(&outcome.uri);
    let about = match known {
        Some(concept) => found(row, &concept),
        None if outcome.concept.is_empty() => ().into_any(),
        None => choose(row, outcome),
    };
    view! {
        <div class="outcome-concept">
            <TextInput id=row.id("concept") name=row.name("concept") label=locale.text("outcome-concept") hint=Some(locale.text("hint-outcome-concept"))
                value=outcome.concept.clone() maxlength=150 suggest="/library/concepts/suggest" lang=Some("en".to_owned()) />
            <button class="button" name="more" value="find" formaction=format!("{SAVE}#outcome-{at}")><Icon name="search" />{locale.text("outcome-find")}</button>
        </div>
        {about}
    }
    .into_any()
}

fn found(row: &Row<'_>, concept: &Concept) -> AnyView {
    let kind = row.locale.text(&format!("esco-kind-{}", concept.kind.as_str()));
    view! {
        <input type="hidden" name=row.name("uri") value=concept.uri />
        <p class="meta">"ESCO · "{kind}" · "<span lang="en">{concept.description}</span></p>
    }
    .into_any()
}

/// Concepts that could be meant, and the way to propose one.
fn choose(row: &Row<'_>, outcome: &OutcomeDraft) -> AnyView {
    let locale = row.locale;
    let name = row.name("uri");
    let concepts = materials::concepts_like(&outcome.concept, materials::CANDIDATES).into_iter().map(|concept| {
        view! {
            <label class="outcome-choice">
                <input type="radio" name=name.clone() value=concept.uri />
                <span><span class="radio-title" lang="en">{concept.label}</span><span class="meta" lang="en">{concept.description}</span></span>
            </label>
        }
    });
    let proposed = outcome.uri == PROPOSED;
    view! {
        <fieldset class="field">
            <legend>{locale.text("outcome-choose")}</legend>
            {concepts.collect_view()}
            <label class="outcome-choice">
                <input type="radio" name=name.clone() value=PROPOSED checked=proposed />
                <span><span class="radio-title">{locale.with("outcome-propose", &args!(name = outcome.concept.clone()))}</span>
                <span class="meta">{locale.text("outcome-propose-hint")}</span></span>
            </label>
        </fieldset>
        <TextInput id=row.id("definition") name=row.name("definition") label=locale.text("outcome-definition") value=outcome.definition.clone() maxlength=300
            lang=Some(row.lang.to_owned()) />
    }
    .into_any()
}
