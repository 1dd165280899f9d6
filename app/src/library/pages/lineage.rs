//! The family of a resource: a drawing made by the server, and the same as a list.

use super::{lineage_drawing, material_id};
use crate::{
    discussion::words as thread_words,
    kit::{Visit, page, param},
    library::words,
};
use domain::{
    args,
    materials::{self, Line, Lineage, Relative},
};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};

/// Where it comes from and what became of it.
#[component]
pub fn LineagePage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let found = materials::read_lineage(&visit.cx, material_id(&id)?).await?;
        let own = found.relatives.iter().find(|one| one.generation == 0).cloned();
        let (name, href) = own.map(|own| (own.title.clone(), format!("/library/{}/{}", own.id, own.slug))).unwrap_or_default();
        let title = locale.with("lineage-title", &args!(title = name.clone()));
        let alone = found.lines.is_empty().then(|| view! { <p class="empty">{locale.text("lineage-alone")}</p> });
        let drawing = alone.is_none().then(|| lineage_drawing::drawing(locale, &found, &title));
        let lists = alone.is_none().then(|| lists(&visit, &found));
        let more = (found.more_sources + found.more_made > 0)
            .then(|| view! { <p class="notice">{locale.with("lineage-cut", &args!(n = found.more_sources + found.more_made))}</p> });
        Ok(view! {
            <Title text=title.clone() />
            <Meta name="robots" content="noindex" />
            <div class="listing lineage-page">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href=href>{name}</a></li></ol></nav>
                <h1>{title.clone()}</h1>
                {alone}
                {drawing}
                {more}
                {lists}
            </div>
        }
        .into_any())
    })
}

/// The same in words: sources upwards, and what was made from it downwards, each under the one it belongs to.
fn lists(visit: &Visit, found: &Lineage) -> AnyView {
    let locale = visit.locale;
    let part = |key: &'static str, up: bool| {
        let list = branch(visit, found, found.id.0, up, 0);
        list.map(|list| view! { <section class="profile-section"><h2>{locale.text(key)}</h2>{list}</section> })
    };
    view! { <div class="lineage-lists">{part("lineage-sources", true)}{part("lineage-made", false)}</div> }.into_any()
}

/// A family has at most three generations each way; deeper is never walked.
const DEEPEST: usize = 3;

fn branch(visit: &Visit, found: &Lineage, of: i64, up: bool, depth: usize) -> Option<AnyView> {
    if depth >= DEEPEST {
        return None;
    }
    let lines = found.lines.iter().filter(|line| if up { line.made == of } else { line.source == of });
    let items = lines.filter_map(|line| {
        let other = if up { line.source } else { line.made };
        let relative = found.relatives.iter().find(|one| one.id == other && (one.generation < 0) == up)?;
        Some(view! { <li>{told(visit, line, relative)}{branch(visit, found, other, up, depth + 1)}</li> })
    });
    let items = items.collect::<Vec<_>>();
    (!items.is_empty()).then(|| view! { <ul>{items}</ul> }.into_any())
}

fn told(visit: &Visit, line: &Line, relative: &Relative) -> AnyView {
    let locale = visit.locale;
    let kind = locale.text(if line.translation { "remix-is-translation" } else { "remix-is-adaptation" });
    let behind = line.is_behind().then(|| view! { " · "{locale.with("material-behind", &args!(taken = line.taken, now = line.now))} });
    let retired = relative.retired.then(|| view! { " · "{locale.text("material-state-retired")} });
    view! {
        <a href=format!("/library/{}/{}", relative.id, relative.slug) lang=relative.language.clone()>{relative.title.clone()}</a>
        <span class="meta">" · "{kind}" · "{thread_words::language(&relative.language)}" · "{relative.author.clone()}" · "{words::licence(locale, &relative.licence)}{behind}{retired}</span>
    }
    .into_any()
}
