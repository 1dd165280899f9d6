//! All fields of a resource but its text, in the reader's words, for comparing.

use crate::{discussion::words as thread_words, library::words, people::words as people_words};
use domain::Locale;
use leptos::prelude::*;
use model::{MaterialDraft, materials::OutcomeDraft};

/// A field that is not the same: its name, what it was, what it is.
pub struct Changed {
    pub name: String,
    pub before: String,
    pub after: String,
}

/// What differs between two forms.
pub fn changed(locale: Locale, before: &MaterialDraft, after: &MaterialDraft) -> Vec<Changed> {
    let (before, after) = (all(locale, before), all(locale, after));
    let pairs = before.into_iter().zip(after).filter(|((_, before), (_, after))| before != after);
    pairs.map(|((name, before), (_, after))| Changed { name, before, after }).collect()
}

/// Names and values, always in the same order.
// long: one line a field, in one list.
fn all(locale: Locale, draft: &MaterialDraft) -> Vec<(String, String)> {
    let text = |key: &str| locale.text(key);
    let each = |values: &[String], name: &dyn Fn(&str) -> String| values.iter().map(|value| name(value)).collect::<Vec<_>>().join(", ");
    let family = |prefix: &'static str| move |value: &str| locale.text(&format!("{prefix}-{value}"));
    let cefr = if draft.cefr.is_empty() { String::new() } else { text(&format!("cefr-{}", draft.cefr)) };
    let minutes = draft.minutes.trim().parse().map_or_else(|_| draft.minutes.clone(), |n| words::minutes(locale, n));
    let outcomes = draft.outcomes.iter().filter(|outcome| !outcome.is_blank()).map(|outcome| outcome_words(locale, outcome)).collect::<Vec<_>>();
    vec![
        (text("field-material-title"), draft.title.clone()),
        (text("compare-summary"), draft.summary.clone()),
        (text("field-material-kind"), words::kind_of(locale, &draft.kind)),
        (text("field-material-language"), thread_words::language(&draft.language).to_owned()),
        (text("compare-link"), draft.link.clone()),
        (text("compare-changes"), draft.changes.clone()),
        (text("field-licence"), words::licence(locale, &draft.licence)),
        (text("facet-step"), each(&draft.steps, &|step| people_words::step(locale, step))),
        (text("field-minutes"), minutes),
        (text("field-cefr"), cefr),
        (text("field-eqf"), each(&draft.eqf, &family("eqf"))),
        (text("field-tags"), draft.tags.clone()),
        (text("field-outcomes"), outcomes.join("\n")),
        (text("field-subjects"), each(&draft.subjects, &|code| people_words::subject(locale, code))),
        (text("material-prerequisites"), draft.prerequisites.clone()),
        (text("material-equipment"), draft.equipment.clone()),
        (text("field-safety"), draft.safety.clone()),
        (text("field-accessibility"), each(&draft.accessibility, &family("accessibility"))),
        (text("material-sources"), draft.sources.clone()),
    ]
}

/// "Measure a cell (Apply, Skill, ESCO: battery chemistry)".
fn outcome_words(locale: Locale, outcome: &OutcomeDraft) -> String {
    let sentence = [&outcome.verb, &outcome.object, &outcome.context].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>();
    let family = |prefix: &str, value: &String| (!value.is_empty()).then(|| locale.text(&format!("{prefix}-{value}")));
    let concept = (!outcome.concept.is_empty()).then(|| format!("ESCO: {}", outcome.concept));
    let marks = [family("bloom", &outcome.process), family("outcome-kind", &outcome.kind), family("reuse", &outcome.reuse), concept];
    let marks = marks.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if marks.is_empty() { sentence.join(" ") } else { format!("{} ({marks})", sentence.join(" ")) }
}

/// A table of field, before, after; `heads` names the last two.
pub fn table(locale: Locale, rows: Vec<Changed>, heads: (String, String)) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let cell = |label: &str, text: String, new: bool| {
        let inside = match (text.is_empty(), new) {
            (true, _) => view! { <span class="meta">{locale.text("compare-empty")}</span> }.into_any(),
            (false, true) => view! { <ins>{text}</ins> }.into_any(),
            (false, false) => view! { <del>{text}</del> }.into_any(),
        };
        view! { <td data-label=label.to_owned()>{inside}</td> }
    };
    let rows = rows.into_iter().map(|row| {
        view! { <tr><th scope="row">{row.name}</th>{cell(&heads.0, row.before, false)}{cell(&heads.1, row.after, true)}</tr> }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <table class="compare-table">
                <thead><tr><th scope="col">{locale.text("compare-field")}</th><th scope="col">{heads.0.clone()}</th><th scope="col">{heads.1.clone()}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}
