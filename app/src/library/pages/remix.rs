use super::material_id;
use crate::{
    discussion::words as thread_words,
    kit::{ErrorSummary, Kept, SelectBox, TextInput, Visit, page, param},
    library::words,
};
use domain::{
    args,
    materials::{self, MaterialView},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, Problem, Wrong, licences};

/// Adapt or translate: what may come of it, and what not, before one begins.
#[component]
pub fn RemixPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let found = materials::read_material(&visit.cx, material_id(&id)?, None).await?;
        materials::may_start(&visit.cx)?;
        let kept = visit.kept_for("remix");
        let allowed = licences::adaptation(&found.material.licence().into_iter().collect::<Vec<_>>());
        // What was refused is told with what is possible instead.
        let why = match kept.wrong_with(Field::Licence) {
            Some(Wrong::Licences { why }) => Some(why),
            _ => allowed.as_ref().err().copied(),
        };
        let refused = why.map(|why| {
            let ways = why.ways().iter().map(|way| view! { <li>{locale.text(&format!("adaptation-way-{}", way.as_str()))}</li> }).collect_view();
            view! {
                <div class="error-summary" role="alert">
                    <p>{locale.text(&format!("adaptation-refused-{}", why.as_str()))}</p>
                    <ul>{ways}</ul>
                </div>
            }
        });
        let other = kept.problem.clone().filter(|problem: &Problem| !matches!(problem.with(Field::Licence), Some(Wrong::Licences { .. })));
        let summary = other.map(|_| view! { <ErrorSummary kept=Some(kept.clone()) locale /> });
        let terms = allowed.as_ref().ok().map(|allowed| {
            let names = allowed.iter().map(|licence| words::licence(locale, licence.as_str())).collect::<Vec<_>>().join(", ");
            view! { <p>{locale.with("remix-licences", &args!(licences = names))}</p> }
        });
        let forms = allowed.is_ok().then(|| view! { {form(&visit, &found, &kept, false)}{form(&visit, &found, &kept, true)} });
        let title = locale.with("remix-title", &args!(title = found.material.title.clone()));
        Ok(view! {
            <Title text=title.clone() />
            <div class="narrow">
                <h1>{title}</h1>
                {refused}
                {summary}
                {terms}
                {forms}
                <p><a href=format!("/library/{}/{}", found.id, found.slug)>{locale.text("remix-back")}</a></p>
            </div>
        }
        .into_any())
    })
}

fn form(visit: &Visit, found: &MaterialView, kept: &Kept, translation: bool) -> AnyView {
    let locale = visit.locale;
    let (key, label) = if translation { ("remix-translate", "remix-translate-submit") } else { ("remix-adapt", "remix-adapt-submit") };
    let inside = if translation {
        // No language; nothing at all would begin an adaptation.
        let choose = ("-".to_owned(), locale.text("translation-choose"));
        let choices: Vec<_> = std::iter::once(choose).chain(thread_words::languages()).filter(|one| one.0 != found.material.language).collect();
        // Most who read in one language translate into it.
        let own = Some(locale.code()).filter(|own| *own != found.material.language).unwrap_or("-").to_owned();
        view! {
            <SelectBox id="language" name="language" label=locale.text("field-translation") error=kept.wrong(locale, Field::Language)
                value=kept.get("language").unwrap_or(own) choices=choices />
        }
        .into_any()
    } else {
        view! {
            <TextInput id="also" name="also" label=locale.text("field-also") hint=Some(locale.text("hint-also")) error=kept.wrong(locale, Field::Also)
                value=kept.get("also").unwrap_or_default() maxlength=600 />
        }
        .into_any()
    };
    view! {
        <form method="post" action="/api/library/remix" class="stack card" novalidate>
            <h2>{locale.text(key)}</h2>
            <input type="hidden" name="material" value=found.id.0 />
            {inside}
            <div class="button-row"><button class="button button-primary">{locale.text(label)}</button></div>
        </form>
    }
    .into_any()
}
