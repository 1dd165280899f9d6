use crate::{
    discussion::words,
    kit::{Icon, Query, Visit, done_note, page},
    people::pages::places,
};
use domain::{
    args,
    groups::{self, GroupLine, group_path},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The reader's groups, then all that can be known of.
#[component]
pub fn GroupsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let (organisation, after) = (visit.query("organisation"), visit.query("after"));
        let plain = organisation.is_none() && after.is_none();
        let own = if plain { groups::list_own_groups(&visit.cx).await? } else { Vec::new() };
        let found = groups::list_groups(&visit.cx, organisation.as_deref(), after.as_deref()).await?;
        let more = found.next.map(|next| {
            let href = Query::of(&visit.here).with("done", "").with("after", &next).url();
            view! { <nav class="pager" aria-label=locale.text("pager-label")><a class="button" rel="next" href=href>{locale.text("list-more")}<Icon name="next" /></a></nav> }
        });
        let start = visit.cx.actor.me().map(|_| {
            view! { <a class="button button-primary" href="/groups/new"><Icon name="plus" />{locale.text("group-new")}</a> }
        });
        let mine = (!own.is_empty()).then(|| {
            view! { <section aria-labelledby="own-groups"><h2 id="own-groups">{locale.text("groups-mine")}</h2>{rows(&visit, &own)}</section> }
        });
        let all = if found.groups.is_empty() { empty(&visit, organisation.is_some()) } else { rows(&visit, &found.groups) };
        Ok(view! {
            <Title text=locale.text("groups-title") />
            <div class="listing">
                <div class="page-head">
                    <div class="page-head-main"><h1>{locale.text("groups-title")}</h1><p class="lead">{locale.text("groups-lead")}</p></div>
                    <div class="page-head-action">{start}</div>
                </div>
                {places(&visit)}
                {done_note(&visit, &[("left", "group-left-note"), ("taken-back", "group-taken-back-note")])}
                {mine}
                <section aria-labelledby="all-groups">
                    <h2 id="all-groups">{heading(&visit, &found.groups, organisation.is_some())}</h2>
                    {all}
                </section>
                {more}
            </div>
        }
        .into_any())
    })
}

fn heading(visit: &Visit, groups: &[GroupLine], narrowed: bool) -> String {
    match groups.first().and_then(|line| line.organisation.clone()).filter(|_| narrowed) {
        Some(name) => visit.locale.with("groups-of", &args!(name = name)),
        None => visit.locale.text("groups-all"),
    }
}

fn empty(visit: &Visit, narrowed: bool) -> AnyView {
    let locale = visit.locale;
    if narrowed {
        return view! { <p class="empty">{locale.text("groups-none-here")}" "<a href="/groups">{locale.text("groups-all")}</a></p> }.into_any();
    }
    view! { <div class="empty"><p>{locale.text("groups-none")}</p><p class="hint">{locale.text("groups-none-hint")}</p></div> }.into_any()
}

fn rows(visit: &Visit, lines: &[GroupLine]) -> AnyView {
    let rows = lines.iter().map(|line| row(visit, line)).collect::<Vec<_>>();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

fn row(visit: &Visit, line: &GroupLine) -> AnyView {
    let locale = visit.locale;
    let hidden = line.hidden.then(|| view! { <span class="lang-badge"><Icon name="lock" />{locale.text("group-hidden")}</span> });
    let house = line.organisation.clone().map(|name| format!(" · {name}"));
    view! {
        <li class="row">
            <span class="row-kind"><Icon name="users" /></span>
            <div class="row-main">
                <p class="row-title" lang=line.language.clone()><a href=group_path(line.id, &line.slug)>{line.name.clone()}</a>{hidden}</p>
                <p class="card-text" lang=line.language.clone()>{line.description.clone()}</p>
                <p class="meta">
                    {locale.with("group-members-count", &args!(n = line.members_count))}" · "{locale.text(&format!("group-joining-{}", line.joining))}
                    " · "{words::language(&line.language)}{house}
                </p>
            </div>
        </li>
    }
    .into_any()
}
