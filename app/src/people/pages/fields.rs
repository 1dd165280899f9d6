//! Parts of profile forms that the settings and the first steps share.

use crate::{
    kit::{CheckGroup, Choice, Icon, Kept, SelectBox},
    people::words,
};
use domain::{Locale, args};
use leptos::prelude::*;
use model::{Field, Part, ProfileDraft, people};

/// Rows of language and level: those that are set and two empty ones.
pub fn spoken(locale: Locale, kept: &Kept, draft: &ProfileDraft) -> AnyView {
    let rows = (draft.spoken.len() + 2).min(people::SPOKEN_MAX);
    let error = kept.wrong(locale, Field::Spoken);
    let class = if error.is_some() { "field field-wrong" } else { "field" };
    let lines = (0..rows).map(|at| {
        let value = |list: &[String]| list.get(at).cloned().unwrap_or_default();
        let empty = |choices: Vec<Choice>| std::iter::once((String::new(), "–".to_owned())).chain(choices).collect::<Vec<_>>();
        let n = at + 1;
        let level = Some(value(&draft.levels)).filter(|level| !level.is_empty()).unwrap_or_else(|| "b1".to_owned());
        view! {
            <div class="spoken-row">
                {select("spoken[]", locale.with("spoken-language", &args!(n = n)), &value(&draft.spoken), empty(words::spoken()))}
                {select("levels[]", locale.with("spoken-level", &args!(n = n)), &level, words::levels(locale))}
            </div>
        }
    });
    view! {
        <fieldset class=class id="spoken" tabindex="-1">
            <legend>{locale.text("field-spoken")}</legend>
            <p class="hint">{locale.text("hint-spoken")}</p>
            {error.map(|error| view! { <p class="field-error"><Icon name="alert" />{error}</p> })}
            {lines.collect_view()}
        </fieldset>
    }
    .into_any()
}

fn select(name: &'static str, label: String, value: &str, choices: Vec<Choice>) -> AnyView {
    let options = choices.into_iter().map(|(choice, text)| {
        let selected = choice == value;
        view! { <option value=choice selected=selected>{text}</option> }
    });
    view! { <select name=name aria-label=label>{options.collect_view()}</select> }.into_any()
}

/// Subjects and steps of the value chain.
pub fn known(locale: Locale, kept: &Kept, draft: &ProfileDraft) -> AnyView {
    view! {
        <CheckGroup id="subjects" name="subjects[]" label=locale.text("field-subjects") hint=Some(locale.text("hint-subjects"))
            error=kept.wrong(locale, Field::Subjects) chosen=draft.subjects.clone() choices=words::subjects(locale) />
        <CheckGroup id="steps" name="steps[]" label=locale.text("field-steps") hint=Some(locale.text("hint-steps"))
            error=kept.wrong(locale, Field::Steps) chosen=draft.steps.clone() choices=words::steps(locale) />
    }
    .into_any()
}

/// What one offers and what one looks for.
pub fn sought(locale: Locale, kept: &Kept, draft: &ProfileDraft) -> AnyView {
    view! {
        <CheckGroup id="seeks" name="seeks[]" label=locale.text("field-seeks") error=kept.wrong(locale, Field::Seeks)
            chosen=draft.seeks.clone() choices=words::seeks(locale) />
        <CheckGroup id="offers" name="offers[]" label=locale.text("field-offers") error=kept.wrong(locale, Field::Offers)
            chosen=draft.offers.clone() choices=words::offers(locale) />
    }
    .into_any()
}

/// Who sees which part.
pub fn seen(locale: Locale, draft: &ProfileDraft) -> AnyView {
    let rows = Part::ALL.map(|part| {
        let key = part.as_str();
        let value = draft.see.get(key).cloned().unwrap_or_default();
        view! {
            <SelectBox id=format!("see-{key}") name=name_of(part) label=locale.text(&format!("part-{key}")) value=value
                choices=words::visibilities(locale) />
        }
    });
    view! { <div class="see-grid" id="see" tabindex="-1">{rows.into_iter().collect_view()}</div> }.into_any()
}

/// The field's name in the form.
fn name_of(part: Part) -> &'static str {
    match part {
        Part::Photo => "see[photo]",
        Part::Headline => "see[headline]",
        Part::Pronouns => "see[pronouns]",
        Part::Bio => "see[bio]",
        Part::Country => "see[country]",
        Part::Town => "see[town]",
        Part::Timezone => "see[timezone]",
        Part::Organisation => "see[organisation]",
        Part::Languages => "see[languages]",
        Part::Subjects => "see[subjects]",
        Part::Steps => "see[steps]",
        Part::Offers => "see[offers]",
        Part::Seeks => "see[seeks]",
        Part::Links => "see[links]",
    }
}
