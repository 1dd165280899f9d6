use super::{Choice, SelectBox, Visit};
use leptos::prelude::*;

/// A field of a form that narrows a list: choices with "any" first, the one that the address has chosen.
pub fn filter(visit: &Visit, name: &'static str, label: &str, mut choices: Vec<Choice>) -> AnyView {
    choices.retain(|one| !one.0.is_empty());
    choices.insert(0, (String::new(), visit.locale.text("filter-any")));
    let (label, value) = (visit.locale.text(label), visit.query(name).unwrap_or_default());
    view! { <SelectBox id=format!("filter-{name}") name label value choices /> }.into_any()
}
