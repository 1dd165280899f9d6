use super::{App, footer::Footer, header::Header};
use crate::{
    kit::{Site, Visit, visit},
    moderation::pages::banner,
    undo::strip,
};
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// The whole document of a page.
pub fn document() -> impl IntoView {
    // Only islands come to life in the browser: nothing else of the page is prepared for it.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    let visit = visit();
    let language = visit.as_ref().map_or("en", |visit| visit.locale.code());
    let theme = visit.as_ref().map(|visit| visit.theme.clone()).filter(|theme| !theme.is_empty());
    let head = visit.as_ref().map(|visit| head(&visit.site));
    view! {
        <!DOCTYPE html>
        <html lang=language data-theme=theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                {head}
                <MetaTags />
            </head>
            <body>{visit.map(frame)}</body>
        </html>
    }
}

fn head(site: &Site) -> AnyView {
    view! {
        <link rel="stylesheet" href=site.css.clone() />
        <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <meta name="theme-color" content="#0f6b4f" />
        <meta name="color-scheme" content="light dark" />
        <script r#type="module" src=site.boot.clone() data-js=site.js.clone() data-wasm=site.wasm.clone()></script>
    }
    .into_any()
}

fn frame(visit: Visit) -> AnyView {
    let locale = visit.locale;
    let (banner, undo) = (banner(&visit), strip(&visit));
    view! {
        <a class="skip-link" href="#content">{locale.text("skip-to-content")}</a>
        <Header visit=visit.clone() />
        <main id="content" tabindex="-1">
            {banner}
            {undo}
            <App />
        </main>
        <Footer visit />
    }
    .into_any()
}
