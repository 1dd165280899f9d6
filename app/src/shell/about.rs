//! What the site is, its rules, how to write.

use crate::kit::{go, go_with, page, visit};
use axum::http::StatusCode;
use domain::site_pages;
use leptos::prelude::*;
use leptos_meta::Title;
use model::Problem;

const PAGES: [(&str, &str); 3] = [("", "about"), ("rules", "rules"), ("writing", "writing")];

/// One of the three texts, by the last part of the path.
#[component]
pub fn About() -> impl IntoView {
    let wanted = visit().and_then(|visit| visit.path().strip_prefix("/about").map(|rest| rest.trim_matches('/').to_owned())).unwrap_or_default();
    page(move |visit| async move {
        // Where it was before.
        if wanted == "privacy" {
            return Ok(go_with("/privacy", StatusCode::MOVED_PERMANENTLY));
        }
        // What staff has written stands in the place of what comes with the program.
        let written = PAGES.iter().find(|(path, _)| *path == wanted).map(|(_, key)| *key);
        if let Some(slug) = written
            && site_pages::read_page(&visit.cx, slug).await.is_ok()
        {
            return Ok(go(&site_pages::page_path(slug)));
        }
        let (_, key) = PAGES.into_iter().find(|(path, _)| *path == wanted).ok_or(Problem::NotFound)?;
        let locale = visit.locale;
        let title = locale.text(&format!("{key}-title"));
        let body = locale.text(&format!("{key}-body"));
        let paragraphs = body.split("\n\n").map(|text| paragraph(text).into_any()).collect::<Vec<_>>();
        Ok(view! {
            <Title text=title.clone() />
            <article class="prose">
                <h1>{title}</h1>
                {paragraphs}
            </article>
        }
        .into_any())
    })
}

/// Lines that begin with a dash are a list; a line that ends with a colon before it is its heading.
fn paragraph(text: &str) -> impl IntoView + use<> {
    if text.lines().all(|line| line.starts_with("- ")) {
        let items = text.lines().map(|line| line.trim_start_matches("- ").to_owned()).map(|line| view! { <li>{line}</li> });
        return view! { <ul>{items.collect_view()}</ul> }.into_any();
    }
    if let Some(heading) = text.strip_prefix("# ") {
        return view! { <h2>{heading.to_owned()}</h2> }.into_any();
    }
    view! { <p>{text.to_owned()}</p> }.into_any()
}
