use super::{Choice, Icon};
use leptos::prelude::*;

/// A group of boxes to tick. `name` ends in `[]`: each ticked box sends its value.
#[component]
pub fn CheckGroup(
    id: &'static str,
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(optional_no_strip)] error: Option<String>,
    chosen: Vec<String>,
    choices: Vec<Choice>,
) -> impl IntoView {
    let class = if error.is_some() { "field checks field-wrong" } else { "field checks" };
    let described = match (&hint, &error) {
        (None, None) => None,
        (Some(_), None) => Some(format!("{id}-hint")),
        (None, Some(_)) => Some(format!("{id}-error")),
        (Some(_), Some(_)) => Some(format!("{id}-hint {id}-error")),
    };
    let boxes = choices.into_iter().map(|(value, text)| {
        let checked = chosen.contains(&value);
        view! { <label class="check-inline"><input type="checkbox" name=name value=value checked=checked />{text}</label> }
    });
    view! {
        <fieldset class=class id=id tabindex="-1" aria-describedby=described>
            <legend>{label}</legend>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {error.map(|error| view! { <p class="field-error" id=format!("{id}-error")><Icon name="alert" />{error}</p> })}
            <div class="check-grid">{boxes.collect_view()}</div>
        </fieldset>
    }
}
