use super::{authors, giving::subscribe};
use crate::{
    discussion::words as thread_words,
    kit::{Icon, Query, Visit, When, next_page, page},
    library::words,
    people::words as people_words,
};
use domain::{
    Locale, args,
    materials::{self, Count, Facet, MaterialLine, MaterialsQuery, Order},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::trust::REVIEWERS_NEEDED;

/// All that is published, narrowed by facets.
#[component]
pub fn LibraryPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let query = query(&visit);
        let found = materials::list_materials(&visit.cx, &query).await?;
        let list = list(&visit, found.lines, if query.facets.is_empty() { "library-empty" } else { "library-none-fits" });
        let pager = next_page(&visit, found.next.as_deref());
        let count = locale.with("count-resources", &args!(n = i64::try_from(found.all).unwrap_or(i64::MAX)));
        let subscribe = subscribe(&visit, &query.facets);
        let new = visit.cx.actor.me().map(|_| {
            view! {
                <a class="button button-primary" href="/library/new"><Icon name="plus" />{locale.text("library-add")}</a>
                <a class="button" href="/library/mine">{locale.text("library-mine")}</a>
            }
        });
        Ok(view! {
            <Title text=locale.text("library-title") />
            {subscribe.head}
            <div class="listing library">
                <div class="page-head">
                    <div class="page-head-main">
                        <h1>{locale.text("library-title")}</h1>
                        <p class="lead">{locale.text("library-lead")}</p>
                        <p class="library-ways"><a href="/collections">{locale.text("collections-title")}</a>" · "<a href="/library/reviews">{locale.text("waiting-title")}</a></p>
                    </div>
                    <div class="page-head-action">{new}</div>
                </div>
                <div class="library-grid">
                    {facet_list(&visit, &query, &found.counts)}
                    <div>{orders(&visit, &query, count)}{list}{pager}{subscribe.link}</div>
                </div>
            </div>
        }
        .into_any())
    })
}

/// What the address asks for: several values of a facet stand between commas.
pub fn query(visit: &Visit) -> MaterialsQuery {
    let named = Facet::OFFERED.into_iter().chain([Facet::Subject, Facet::Tag, Facet::Concept]);
    let facets = named.flat_map(|facet| chosen(visit, facet).into_iter().map(move |value| (facet, value))).collect();
    let order = Order::parse(&visit.query("order").unwrap_or_default());
    MaterialsQuery { facets, order, after: visit.query("after").unwrap_or_default() }
}

/// Values that are looked at; nobody chooses more.
const VALUES_MOST: usize = 12;

fn chosen(visit: &Visit, facet: Facet) -> Vec<String> {
    let values = visit.query(facet.as_str()).unwrap_or_default();
    values.split(',').filter(|value| !value.is_empty()).take(VALUES_MOST).map(str::to_owned).collect()
}

/// How many there are, and in which order.
fn orders(visit: &Visit, query: &MaterialsQuery, count: String) -> AnyView {
    let locale = visit.locale;
    let here = Query::of(&visit.here).with("after", "");
    let links = Order::ALL.map(|order| {
        let value = if order == Order::default() { "" } else { order.as_str() };
        let text = locale.text(&format!("order-{}", order.as_str()));
        view! { <li><a href=here.clone().with("order", value).url() aria-current=(order == query.order).then_some("true") rel="nofollow">{text}</a></li> }
    });
    view! {
        <div class="library-order">
            <h2>{count}</h2>
            <a class="to-filters" href="#filters"><Icon name="filter" />{locale.text("library-facets")}</a>
            <nav aria-label=locale.text("library-order")><ul class="order-links">{links.into_iter().collect_view()}</ul></nav>
        </div>
    }
    .into_any()
}

pub(super) fn value_name(locale: Locale, facet: Facet, value: &str) -> String {
    match facet {
        Facet::Language => thread_words::language(value).to_owned(),
        Facet::Kind => words::kind_of(locale, value),
        Facet::Step => people_words::step(locale, value),
        Facet::Eqf => locale.text(&format!("eqf-{value}")),
        Facet::Cefr => locale.text(&format!("cefr-{value}")),
        Facet::Time => locale.text(&format!("time-{value}")),
        Facet::Allows => locale.text(&format!("allows-{value}")),
        Facet::Format => locale.text(&format!("format-{value}")),
        Facet::Subject => people_words::subject(locale, value),
        Facet::Used => locale.text("used-yes"),
        Facet::Reviewed => locale.text("reviewed-yes"),
        Facet::Bloom => locale.text(&format!("bloom-{value}")),
        Facet::Accessible => locale.text(&format!("accessibility-{value}")),
        Facet::Concept => domain::esco::get(value).map(|concept| concept.label.to_owned()).unwrap_or_default(),
        Facet::Tag | Facet::All => value.to_owned(),
    }
}

/// The facets with their counts; a chosen value is a link that takes it off again.
fn facet_list(visit: &Visit, query: &MaterialsQuery, counts: &[Count]) -> AnyView {
    let locale = visit.locale;
    let here = Query::of(&visit.here).with("after", "");
    let groups = Facet::OFFERED.map(|facet| {
        let chosen = chosen(visit, facet);
        let values = counts.iter().filter(|count| count.facet == facet.as_str()).map(|count| {
            let on = chosen.contains(&count.value);
            let others = chosen.iter().filter(|value| **value != count.value).cloned();
            let values: Vec<String> = others.chain((!on).then(|| count.value.clone())).collect();
            let href = here.clone().with(facet.as_str(), &values.join(",")).url();
            let name = value_name(visit.locale, facet, &count.value);
            view! {
                <li><a href=href aria-current=on.then_some("true") rel="nofollow">{name}<span class="facet-count">{count.n}</span></a></li>
            }
        });
        let values = values.collect::<Vec<_>>();
        (!values.is_empty()).then(|| {
            view! {
                <details class="facet" open=!chosen.is_empty() || matches!(facet, Facet::Language | Facet::Kind)>
                    <summary>{locale.text(&format!("facet-{}", facet.as_str()))}</summary>
                    <ul>{values}</ul>
                </details>
            }
        })
    });
    let clear = (!query.facets.is_empty()).then(|| view! { <p class="facets-clear"><a href="/library">{locale.text("library-clear")}</a></p> });
    view! { <nav class="facets" id="filters" aria-label=locale.text("library-facets")>{clear}{groups.into_iter().collect_view()}</nav> }.into_any()
}

fn list(visit: &Visit, lines: Vec<MaterialLine>, empty: &str) -> AnyView {
    if lines.is_empty() {
        return view! { <div class="empty"><p>{visit.locale.text(empty)}</p></div> }.into_any();
    }
    let cards = lines.into_iter().map(|line| card(visit, line)).collect_view();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}

/// One resource of a list.
pub(super) fn card(visit: &Visit, line: MaterialLine) -> AnyView {
    let locale = visit.locale;
    let href = format!("/library/{}/{}", line.id, line.slug);
    let minutes = u32::try_from(line.minutes).ok().filter(|n| *n > 0).map(|n| view! { <span>{words::minutes(locale, n)}</span> });
    let cefr = (!line.cefr.is_empty()).then(|| view! { <span>{locale.text(&format!("cefr-{}", line.cefr))}</span> });
    let remixes = (line.remixes > 0).then(|| view! { <span>{locale.with("material-remixes", &args!(n = line.remixes))}</span> });
    let used =
        (line.used > 0).then(|| view! { <span class="chip-trust"><Icon name="tried" />{locale.with("material-used", &args!(n = line.used))}</span> });
    let reviewed = (line.reviewers >= REVIEWERS_NEEDED)
        .then(|| view! { <span class="chip-trust"><Icon name="verified" />{locale.text("material-reviewed")}</span> });
    let outdated = (line.outdated > 0).then(|| view! { <span class="chip-warm"><Icon name="clock" />{locale.text("material-outdated")}</span> });
    view! {
        <li class="card material-card">
            <p class="meta">{words::kind_of(locale, &line.kind)}" · "{thread_words::language(&line.language)}</p>
            <h3 class="card-title" lang=line.language.clone()><a href=href>{line.title}</a></h3>
            <p class="card-text" lang=line.language.clone()>{line.summary}</p>
            <p class="chips">{minutes}{cefr}<span>{words::licence(locale, &line.licence)}</span>{remixes}{used}{reviewed}{outdated}</p>
            <p class="meta">{line.author}" · "<When at=line.published_at clock=visit.clock() locale /></p>
        </li>
    }
    .into_any()
}

/// The reader's own, drafts among them.
#[component]
pub fn OwnMaterialsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let lines = materials::list_own(&visit.cx).await?;
        let invitations = authors::invitations(&visit, materials::list_invitations(&visit.cx).await?);
        let rows = lines.into_iter().map(|line| own_row(&visit, line)).collect::<Vec<_>>();
        let list = if rows.is_empty() {
            view! { <div class="empty"><p>{locale.text("library-mine-empty")}</p></div> }.into_any()
        } else {
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        Ok(view! {
            <Title text=locale.text("library-mine") />
            <div class="listing">
                <div class="page-head">
                    <div class="page-head-main"><h1>{locale.text("library-mine")}</h1></div>
                    <div class="page-head-action">
                        <a class="button button-primary" href="/library/new"><Icon name="plus" />{locale.text("library-add")}</a>
                        <a class="button" href="/library/import">{locale.text("import-title")}</a>
                    </div>
                </div>
                {invitations}
                {list}
            </div>
        }
        .into_any())
    })
}

fn own_row(visit: &Visit, line: MaterialLine) -> AnyView {
    let locale = visit.locale;
    let href = if line.version == 0 { format!("/library/{}/edit", line.id) } else { format!("/library/{}/{}", line.id, line.slug) };
    let state = locale.text(&format!("material-state-{}", line.state));
    view! {
        <li class="row">
            <span class="row-kind"><Icon name="book" /></span>
            <div class="row-main">
                <p class="row-title" lang=line.language><a href=href>{line.title}</a></p>
                <p class="meta">{state}" · "{words::kind_of(locale, &line.kind)}" · "<When at=line.changed_at clock=visit.clock() locale /></p>
            </div>
        </li>
    }
    .into_any()
}
