use crate::kit::{ErrorSummary, Icon, SelectBox, TextArea, TextInput, Visit, page, param};
use domain::{
    Failure, args, collections,
    materials::{self, MaterialView},
    trust::TrustView,
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, MaterialId, MaterialState, Problem};

/// "Add to a collection": one of one's own, or a new one.
#[component]
pub fn CollectPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let id = id.parse().map(MaterialId).map_err(|_| Failure::Problem(Problem::NotFound))?;
        let found = materials::read_material(&visit.cx, id, None).await?;
        collections::may_start(&visit.cx)?;
        if found.state != MaterialState::Published {
            return Err(Problem::NotFound.into());
        }
        let places = collections::places(&visit.cx, id).await?;
        let kept = visit.kept_for("add_to_collection");
        let has: Vec<String> = places.iter().filter(|place| place.has).map(|place| place.title.clone()).collect();
        let has = (!has.is_empty()).then(|| view! { <p class="notice">{locale.with("collect-has", &args!(titles = has.join(", ")))}</p> });
        let mut choices: Vec<_> = places.into_iter().filter(|place| !place.has).map(|place| (place.id.to_string(), place.title)).collect();
        choices.push((String::from("0"), locale.text("collect-new")));
        let chosen = kept.get("collection").filter(|chosen| !chosen.is_empty());
        let chosen = chosen.or_else(|| choices.first().map(|first| first.0.clone())).unwrap_or_default();
        let title = locale.text("collect-title");
        Ok(view! {
            <Title text=format!("{title}: {}", found.material.title) />
            <div class="narrow">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
                    <ol><li><a href=format!("/library/{id}/{}", found.slug) lang=found.material.language.clone()>{found.material.title.clone()}</a></li></ol>
                </nav>
                <h1>{title}</h1>
                {has}
                <form method="post" action="/api/collections/add" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="material" value=id.0 />
                    <input type="hidden" name="language" value=locale.code() />
                    <SelectBox id="collection" name="collection" label=locale.text("collect-where") error=kept.wrong(locale, Field::Collection) value=chosen choices=choices />
                    <TextInput id="title" name="title" label=locale.text("collect-new-title") hint=Some(locale.text("hint-collect-new-title"))
                        error=kept.wrong(locale, Field::Title) value=kept.get("title").unwrap_or_default() maxlength=120 />
                    <TextArea id="note" name="note" label=locale.text("field-collection-note") error=kept.wrong(locale, Field::Note)
                        value=kept.get("note").unwrap_or_default() rows=2 />
                    <div class="button-row form-end"><button class="button button-primary">{locale.text("collect-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

/// For a resource's page: where it is, and the way to put it somewhere.
pub fn collected(visit: &Visit, found: &MaterialView, said: &TrustView) -> Option<AnyView> {
    let locale = visit.locale;
    let add = (found.state == MaterialState::Published && collections::may_start(&visit.cx).is_ok()).then(|| {
        view! { <p class="button-row"><a class="button" href=format!("/library/{}/collect", found.id)><Icon name="plus" />{locale.text("collect-title")}</a></p> }
    });
    if add.is_none() && said.collections == 0 {
        return None;
    }
    let lines = said.some_collections.iter().map(|one| {
        view! { <li><a href=format!("/collections/{}/{}", one.id, one.slug) lang=one.language.clone()>{one.title.clone()}</a></li> }
    });
    let list =
        (said.collections > 0).then(|| view! { <p>{locale.with("collected-in", &args!(n = said.collections))}</p><ul>{lines.collect_view()}</ul> });
    Some(view! { <section class="profile-section" id="collections"><h2>{locale.text("collections-title")}</h2>{list}{add}</section> }.into_any())
}
