//! Form controls: label above, hint under it, error at the field, value kept.

use super::Icon;
use leptos::prelude::*;

/// What surrounds every control.
#[component]
fn Labelled(
    id: String,
    label: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(optional_no_strip)] error: Option<String>,
    control: AnyView,
) -> impl IntoView {
    let class = if error.is_some() { "field field-wrong" } else { "field" };
    let hint = hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
    let error = error.map(|error| {
        view! { <p class="field-error" id=format!("{id}-error")><Icon name="alert" />{error}</p> }
    });
    view! {
        <div class=class>
            <label for=id>{label}</label>
            {hint}
            {error}
            {control}
        </div>
    }
}

fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let parts = [(hint, "hint"), (error, "error")];
    let ids: Vec<String> = parts.iter().filter(|(there, _)| *there).map(|(_, part)| format!("{id}-{part}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Files to send. What was chosen cannot be kept after a refusal: no browser lets a page choose files.
#[component]
pub fn FileInput(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(optional_no_strip)] error: Option<String>,
    /// Types that the browser offers first.
    #[prop(optional)]
    accept: Option<&'static str>,
    #[prop(optional)] multiple: bool,
) -> impl IntoView {
    let describes = described_by(&id, hint.is_some(), error.is_some());
    let invalid = error.is_some().then_some("true");
    let control = view! {
        <input type="file" id=id.clone() name=name accept=accept multiple=multiple aria-describedby=describes aria-invalid=invalid />
    }
    .into_any();
    view! { <Labelled id label hint error control /> }
}

/// A one-line text.
#[component]
pub fn TextInput(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(optional_no_strip)] error: Option<String>,
    #[prop(optional, into)] value: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] maxlength: Option<usize>,
    #[prop(optional)] required: bool,
    #[prop(optional_no_strip)] lang: Option<String>,
    /// The id of a `datalist`.
    #[prop(optional)]
    list: Option<&'static str>,
    /// Where a script asks for suggestions while somebody types.
    #[prop(optional)]
    suggest: Option<&'static str>,
) -> impl IntoView {
    let describes = described_by(&id, hint.is_some(), error.is_some());
    let invalid = error.is_some().then_some("true");
    let control = view! {
        <input
            id=id.clone() name=name type=kind value=value autocomplete=autocomplete maxlength=maxlength lang=lang list=list data-suggest=suggest
            aria-required=required.then_some("true") aria-invalid=invalid aria-describedby=describes
        />
    };
    view! { <Labelled id label=label hint error control=control.into_any() /> }
}

/// Text of several lines. The only place that writes this tag: Leptos 0.8 does not escape its children on the
/// server, so the text is escaped here.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(optional_no_strip)] error: Option<String>,
    #[prop(optional, into)] value: String,
    #[prop(default = 10)] rows: u32,
    #[prop(optional)] required: bool,
    #[prop(optional_no_strip)] lang: Option<String>,
) -> impl IntoView {
    let describes = described_by(&id, hint.is_some(), error.is_some());
    let invalid = error.is_some().then_some("true");
    let control = view! {
        <textarea
            id=id.clone() name=name rows=rows spellcheck="true" lang=lang
            aria-required=required.then_some("true") aria-invalid=invalid aria-describedby=describes
        >{escape_text(&value)}</textarea>
    };
    view! { <Labelled id label=label hint error control=control.into_any() /> }
}

/// The HTML parser drops one newline right after the tag, so one is put there.
fn escape_text(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// One choice of a list: value and label.
pub type Choice = (String, String);

/// A list of choices.
#[component]
pub fn SelectBox(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(optional_no_strip)] error: Option<String>,
    #[prop(optional, into)] value: String,
    choices: Vec<Choice>,
) -> impl IntoView {
    let describes = described_by(&id, hint.is_some(), error.is_some());
    let invalid = error.is_some().then_some("true");
    let options = choices.into_iter().map(|(choice, text)| {
        let selected = choice == value;
        view! { <option value=choice selected=selected>{text}</option> }
    });
    let control = view! {
        <select id=id.clone() name=name aria-invalid=invalid aria-describedby=describes>{options.collect_view()}</select>
    };
    view! { <Labelled id label=label hint error control=control.into_any() /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_area() {
        let view = view! { <TextArea id="x" name="body" label="Text" value="</textarea><script>alert(1)</script>&lt;" /> };
        let html = view.to_html();
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains(">\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;</textarea>"), "{html}");
    }
}
