//! What the pages of the library tell programs, and what people can take with them.

use super::home::value_name;
use crate::kit::{Icon, Query, Visit, json_ld};
use domain::{
    Locale, args,
    giving::{self, Element, Given},
    materials::{Facet, MaterialView},
};
use leptos::prelude::*;
use leptos_meta::{Link, Meta};

/// Title and summary for links, Dublin Core, Open Graph, schema.org.
pub fn head_tags(visit: &Visit, given: &Given) -> AnyView {
    let site = &visit.site.public_url;
    let address = given.address(site);
    let elements = giving::dublin_core(given, site).into_iter().map(|one| meta("DC", one, given));
    let terms = giving::terms(given).into_iter().map(|one| meta("DCTERMS", one, given));
    let elements = elements.chain(terms).collect_view();
    view! {
        <Meta name="description" content=given.material.summary.clone() />
        <Link rel="canonical" href=address.clone() />
        <Link rel="schema.DC" href="http://purl.org/dc/elements/1.1/" />
        <Link rel="schema.DCTERMS" href="http://purl.org/dc/terms/" />
        {elements}
        <Meta property="og:type" content="article" />
        <Meta property="og:site_name" content=giving::SITE_NAME />
        <Meta property="og:title" content=given.material.title.clone() />
        <Meta property="og:description" content=given.material.summary.clone() />
        <Meta property="og:url" content=address />
        {json_ld(&giving::json_ld(given, site))}
    }
    .into_any()
}

fn meta(space: &str, element: Element, given: &Given) -> AnyView {
    let name = format!("{space}.{}", element.name);
    let lang = element.own_language.then(|| given.material.language.clone());
    view! { <Meta name=name content=element.text {..} lang=lang /> }.into_any()
}

/// All of it in one archive.
pub fn download(visit: &Visit, found: &MaterialView) -> AnyView {
    let href = format!("/library/{}/versions/{}/download.zip", found.id, found.shown);
    view! {
        <p class="download-all">
            <a class="button" href=href rel="nofollow" download><Icon name="download" />{visit.locale.text("material-download-all")}</a>
            <span class="meta">{visit.locale.text("material-download-hint")}</span>
        </p>
    }
    .into_any()
}

/// The feed of a list: for the head of its page, and as a link under it.
pub struct Subscribe {
    pub head: AnyView,
    pub link: AnyView,
}

pub fn subscribe(visit: &Visit, facets: &[(Facet, String)]) -> Subscribe {
    let href = feed_address(facets);
    let key = if facets.is_empty() { "library-feed" } else { "library-feed-narrowed" };
    Subscribe {
        head: view! { <Link rel="alternate" type_="application/atom+xml" title=feed_title(visit.locale, facets) href=href.clone() /> }.into_any(),
        link: view! { <p class="meta feed-link"><a href=href><Icon name="feed" />{visit.locale.text(key)}</a></p> }.into_any(),
    }
}

/// Where the feed of a narrowed list is; the parameters are those of the list, with commas between the values of one.
pub fn feed_address(facets: &[(Facet, String)]) -> String {
    let narrowed = |query: Query, (facet, value): &(Facet, String)| {
        let values = query.get(facet.as_str()).map_or_else(|| value.clone(), |others| format!("{others},{value}"));
        query.with(facet.as_str(), &values)
    };
    facets.iter().fold(Query::of("/feeds/library.atom"), narrowed).url()
}

/// What the feed of a narrowed list is called.
pub fn feed_title(locale: Locale, facets: &[(Facet, String)]) -> String {
    let names: Vec<String> = facets.iter().map(|(facet, value)| value_name(locale, *facet, value)).collect();
    if names.is_empty() { locale.text("library-title") } else { locale.with("library-feed-title", &args!(filters = names.join(", "))) }
}
