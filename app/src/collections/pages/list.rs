use crate::{
    discussion::words as thread_words,
    kit::{Icon, Query, Visit, When, page},
};
use domain::{
    args,
    collections::{self, CollectionLine, collection_path},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What everybody may read.
#[component]
pub fn CollectionsPage() -> impl IntoView {
    page(|visit| async move {
        let found = collections::list_collections(&visit.cx, visit.query("after").as_deref()).await?;
        let more = found.next.map(|next| {
            let href = Query::of(&visit.here).with("done", "").with("after", &next).url();
            let locale = visit.locale;
            view! { <nav class="pager" aria-label=locale.text("pager-label")><a class="button" rel="next" href=href>{locale.text("list-more")}<Icon name="next" /></a></nav> }
        });
        Ok(view! { {frame(&visit, false, found.lines)}{more} }.into_any())
    })
}

/// Those the reader edits.
#[component]
pub fn OwnCollectionsPage() -> impl IntoView {
    page(|visit| async move {
        let lines = collections::list_own(&visit.cx).await?;
        Ok(frame(&visit, true, lines))
    })
}

fn frame(visit: &Visit, own: bool, lines: Vec<CollectionLine>) -> AnyView {
    let locale = visit.locale;
    let title = locale.text(if own { "collections-mine" } else { "collections-title" });
    let acts = visit.cx.actor.me().map(|_| {
        let mine = (!own).then(|| view! { <a class="button" href="/collections/mine">{locale.text("collections-mine")}</a> });
        view! { <a class="button button-primary" href="/collections/new"><Icon name="plus" />{locale.text("collection-new")}</a>{mine} }
    });
    let list = if lines.is_empty() {
        view! { <div class="empty"><p>{locale.text(if own { "collections-mine-none" } else { "collections-none" })}</p></div> }.into_any()
    } else {
        let cards = lines.into_iter().map(|line| card(visit, line)).collect_view();
        view! { <ul class="cards collections">{cards}</ul> }.into_any()
    };
    view! {
        <Title text=title.clone() />
        <div class="listing">
            <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/library">{locale.text("library-title")}</a></li></ol></nav>
            <div class="page-head">
                <div class="page-head-main"><h1>{title}</h1><p class="lead">{locale.text("collections-lead")}</p></div>
                <div class="page-head-action button-row">{acts}</div>
            </div>
            {list}
        </div>
    }
    .into_any()
}

fn card(visit: &Visit, line: CollectionLine) -> AnyView {
    let locale = visit.locale;
    let href = collection_path(line.id, &line.slug, &line.access, &line.key);
    let access =
        (line.access != "public").then(|| view! { <span><Icon name="lock" />{locale.text(&format!("collection-access-{}", line.access))}</span> });
    let terms = line.non_commercial.then(|| view! { <span>{locale.text("collection-nc-short")}</span> });
    view! {
        <li class="card material-card collection-card">
            {cover(line.cover.as_deref())}
            <p class="meta">{locale.with("collection-count", &args!(n = line.entries))}" · "{thread_words::language(&line.language)}</p>
            <h2 class="card-title" lang=line.language.clone()><a href=href>{line.title}</a></h2>
            <p class="card-text" lang=line.language.clone()>{line.summary}</p>
            <p class="chips">{access}{terms}</p>
            <p class="meta">{line.owner}" · "<When at=line.changed_at clock=visit.clock() locale /></p>
        </li>
    }
    .into_any()
}

/// The first picture of its resources, or a plain one; it says nothing that the title does not.
fn cover(file: Option<&str>) -> AnyView {
    let found = file.and_then(|file| file.split_once('/')).and_then(|(id, name)| Some((id.parse::<i64>().ok()?, name)));
    match found {
        Some((id, name)) => {
            let href = crate::library::pages::file_href(id, name);
            view! { <div class="cover"><img src=href alt="" loading="lazy" /></div> }.into_any()
        }
        None => view! { <div class="cover cover-none"><Icon name="book" /></div> }.into_any(),
    }
}
