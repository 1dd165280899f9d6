//! Two versions of a resource side by side.

use super::{field_words, file_href, material_id};
use crate::{discussion::pages::diff_lines, kit::Visit, library::words};
use domain::{
    args,
    materials::{self, Comparison},
};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use model::Problem;

/// `range` is `1..3`.
pub async fn page_of(visit: &Visit, id: &str, range: (&str, &str)) -> domain::Result<AnyView> {
    let locale = visit.locale;
    let number = |text: &str| text.parse::<i32>().map_err(|_| domain::Failure::Problem(Problem::NotFound));
    let found = materials::compare_versions(&visit.cx, material_id(id)?, number(range.0)?, number(range.1)?).await?;
    let (a, b) = found.numbers;
    let title = locale.with("compare-title", &args!(a = a, b = b));
    let heads = (locale.with("material-version", &args!(n = a)), locale.with("material-version", &args!(n = b)));
    let rows = field_words::changed(locale, &materials::draft_of(found.before.clone()), &materials::draft_of(found.after.clone()));
    let nothing = rows.is_empty() && found.text.is_empty() && found.files.is_empty();
    let nothing = nothing.then(|| view! { <p class="empty">{locale.text("compare-nothing")}</p> });
    let table = field_words::table(locale, rows, heads);
    let table = table.map(|table| view! { <section class="profile-section"><h2>{locale.text("material-about")}</h2>{table}</section> });
    let text = (!found.text.is_empty()).then(|| {
        let lines = diff_lines(visit, found.text.clone());
        view! { <section class="profile-section"><h2>{locale.text("field-material-description")}</h2><div lang=found.after.language.clone()>{lines}</div></section> }
    });
    let back = view! { <li><a href=format!("/library/{}/{}", found.id, found.slug)>{found.after.title.clone()}</a></li>
    <li><a href=format!("/library/{}/versions", found.id)>{locale.text("compare-versions")}</a></li> };
    Ok(view! {
        <Title text=title.clone() />
        <Meta name="robots" content="noindex" />
        <div class="reading compare">
            <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol>{back}</ol></nav>
            <h1>{title}</h1>
            {nothing}
            {files(visit, &found)}
            {table}
            {text}
        </div>
    }
    .into_any())
}

fn files(visit: &Visit, found: &Comparison) -> Option<AnyView> {
    let locale = visit.locale;
    let rows = found.files.iter().map(|(change, file)| {
        let name = view! { <a href=file_href(file.id, &file.name)>{file.name.clone()}</a> };
        view! { <li><strong>{locale.text(&format!("file-change-{}", change.as_str()))}</strong>" "{name}" · "{words::size(locale, file.size)}</li> }
    });
    let rows = rows.collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! { <section class="profile-section"><h2>{locale.text("files-title")}</h2><ul class="file-changes">{rows}</ul></section> }.into_any()
    })
}
