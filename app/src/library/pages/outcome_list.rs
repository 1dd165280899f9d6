//! Learning outcomes on the page of a resource, by their kind.

use crate::kit::{Query, Visit};
use domain::esco;
use leptos::prelude::*;
use model::{
    Material,
    materials::{Outcome, OutcomeKind},
};

pub fn all(visit: &Visit, material: &Material) -> Option<AnyView> {
    if material.outcomes.is_empty() {
        return None;
    }
    let locale = visit.locale;
    let groups = OutcomeKind::ALL.into_iter().map(Some).chain([None]).filter_map(|kind| group(visit, material, kind)).collect_view();
    let of_esco = material.outcomes.iter().any(|outcome| !outcome.concept.is_empty());
    let attribution = of_esco.then(|| {
        view! { <p class="meta">{locale.text("outcome-esco-from")}" "<a href=esco::LICENCE_URI rel="noopener">{esco::ATTRIBUTION}</a></p> }
    });
    Some(view! { <section class="profile-section" id="outcomes"><h2>{locale.text("field-outcomes")}</h2>{groups}{attribution}</section> }.into_any())
}

/// Those of one kind; what has none stands under no heading.
fn group(visit: &Visit, material: &Material, kind: Option<OutcomeKind>) -> Option<AnyView> {
    let lines = material.outcomes.iter().filter(|outcome| outcome.kind == kind).map(|outcome| line(visit, material, outcome)).collect::<Vec<_>>();
    if lines.is_empty() {
        return None;
    }
    let heading = kind.map(|kind| view! { <h3>{visit.locale.text(&format!("outcome-kind-{}", kind.as_str()))}</h3> });
    Some(view! { {heading}<ul class="outcome-list">{lines}</ul> }.into_any())
}

fn line(visit: &Visit, material: &Material, outcome: &Outcome) -> AnyView {
    let locale = visit.locale;
    let process = outcome.process.map(|process| {
        view! { <a class="tag" rel="nofollow" href=format!("/library?bloom={}", process.as_str())>{locale.text(&format!("bloom-{}", process.as_str()))}</a> }
    });
    let reuse = outcome.reuse.map(|level| {
        let (name, hint) = (locale.text(&format!("reuse-{}", level.as_str())), locale.text(&format!("reuse-hint-{}", level.as_str())));
        view! { <span class="badge" title=hint>{name}</span> }
    });
    let proposed = (!outcome.proposed.is_empty()).then(|| {
        view! { <span class="badge" title=outcome.definition.clone()>{outcome.proposed.clone()}" · "{locale.text("outcome-proposed")}</span> }
    });
    let marks = process.is_some() || reuse.is_some() || proposed.is_some() || !outcome.concept.is_empty();
    let marks = marks.then(|| view! { <p class="outcome-marks">{process}{reuse}{concept(outcome)}{proposed}</p> });
    view! { <li><p lang=material.language.clone()>{outcome.sentence()}</p>{marks}</li> }.into_any()
}

/// What else is about the concept, and its place at ESCO.
fn concept(outcome: &Outcome) -> Option<AnyView> {
    let concept = esco::get(&outcome.concept)?;
    let href = Query::of("/library").with("concept", concept.uri).url();
    Some(
        view! {
            <a class="tag" rel="nofollow" href=href lang="en">{concept.label}</a>
            <a class="outcome-esco" href=concept.uri rel="noopener" aria-label=format!("ESCO: {}", concept.label)>"ESCO"</a>
        }
        .into_any(),
    )
}
