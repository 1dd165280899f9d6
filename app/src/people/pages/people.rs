use super::{pager, places};
use crate::{
    discussion::words,
    kit::{Choice, Icon, Visit, filter, page},
    people::{Avatar, Verified, words as people_words},
};
use domain::people::{self, PeopleQuery, PersonLine};
use leptos::prelude::*;
use leptos_meta::Title;
use model::people::level_number;

/// The directory of people.
#[component]
pub fn DirectoryPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let found = people::list_people(&visit.cx, &query(&visit)).await?;
        let cards = found.people.iter().map(|person| card(&visit, person)).collect::<Vec<_>>();
        let list = if cards.is_empty() { empty(&visit) } else { view! { <ul class="people-cards">{cards}</ul> }.into_any() };
        Ok(view! {
            <Title text=locale.text("people-title") />
            <div class="listing">
                <div class="page-head">
                    <div class="page-head-main">
                        <h1>{locale.text("people-title")}</h1>
                        <p class="lead">{locale.text("people-lead")}</p>
                    </div>
                    {own(&visit)}
                </div>
                {places(&visit)}
                {filters(&visit)}
                {list}
                {pager(&visit, found.next.as_ref())}
            </div>
        }
        .into_any())
    })
}

fn query(visit: &Visit) -> PeopleQuery {
    let of = |name: &str| visit.query(name).unwrap_or_default();
    PeopleQuery {
        name: of("name"),
        kind: of("kind"),
        country: of("country"),
        language: of("language"),
        level: level_number(&of("level")).unwrap_or(0),
        subject: of("subject"),
        step: of("step"),
        offer: of("offer"),
        seek: of("seek"),
        after: of("after"),
    }
}

/// Visitors are told that members see more; members are led to what others see of them.
fn own(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    if visit.cx.actor.me().is_none() {
        return view! { <p class="hint people-more">{locale.text("people-visitor")}</p> }.into_any();
    }
    view! { <a class="button" href="/settings/profile"><Icon name="edit" />{locale.text("member-edit")}</a> }.into_any()
}

const MORE: [&str; 5] = ["kind", "subject", "step", "offer", "seek"];

fn filters(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let set = |name: &str| visit.query(name).is_some();
    let open = MORE.iter().any(|name| set(name));
    let clear = (open || ["name", "country", "language"].iter().any(|name| set(name)))
        .then(|| view! { <a class="button button-quiet" href="/people">{locale.text("people-clear")}</a> });
    let least: Vec<Choice> = people_words::levels(locale);
    view! {
        <form class="people-filters" method="get" action="/people" aria-label=locale.text("people-filters")>
            <div class="filter-grid">
                <div class="field">
                    <label for="name">{locale.text("people-name")}</label>
                    <input id="name" type="search" name="name" value=visit.query("name").unwrap_or_default() maxlength="60" />
                </div>
                {filter(visit, "country", "field-country", words::countries(locale))}
                {filter(visit, "language", "people-language", people_words::spoken())}
                {filter(visit, "level", "people-level", least)}
            </div>
            <details class="more-filters" open=open>
                <summary><Icon name="down" />{locale.text("people-more-filters")}</summary>
                <div class="filter-grid">
                    {filter(visit, "subject", "part-subjects", people_words::subjects(locale))}
                    {filter(visit, "step", "people-step", people_words::steps(locale))}
                    {filter(visit, "offer", "part-offers", people_words::offers(locale))}
                    {filter(visit, "seek", "part-seeks", people_words::seeks(locale))}
                    {filter(visit, "kind", "people-kind", people_words::kinds(locale))}
                </div>
            </details>
            <div class="button-row">
                <button class="button button-primary"><Icon name="search" />{locale.text("directory-search")}</button>
                {clear}
            </div>
        </form>
    }
    .into_any()
}

fn card(visit: &Visit, person: &PersonLine) -> AnyView {
    let locale = visit.locale;
    let languages = person.languages.iter().take(4).map(|(code, level)| {
        view! { <li class="fact"><span lang=code.clone()>{words::language(code)}</span>" "{people_words::level(locale, *level)}</li> }
    });
    let languages = (!person.languages.is_empty()).then(|| view! { <ul class="facts-list">{languages.collect_view()}</ul> });
    let house = person
        .organisation
        .clone()
        .filter(|name| !name.is_empty())
        .map(|name| view! { <p class="meta card-house"><Icon name="building" />{name}</p> });
    let offers: Vec<String> = person.offers.iter().take(2).map(|key| people_words::offer(locale, key)).collect();
    let offers = (!offers.is_empty()).then(|| view! { <p class="meta card-offers"><Icon name="plus" />{offers.join(" · ")}</p> });
    view! {
        <li class="person-card">
            <Avatar name=person.name.clone() photo=person.photo.clone() side=56 />
            <div class="card-main">
                <p class="card-title"><a href=format!("/members/{}", person.handle)>{person.name.clone()}</a></p>
                <p class="meta">
                    {words::role(locale, &person.role, &person.kind)}{person.verified.then(|| view! { <Verified locale /> })}
                    {words::from_country(locale, &person.country)}
                </p>
                {(!person.headline.is_empty()).then(|| view! { <p class="card-text">{person.headline.clone()}</p> })}
                {house}
                {offers}
                {languages}
            </div>
        </li>
    }
    .into_any()
}

fn empty(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let narrowed = visit.here.contains('=');
    let text = if narrowed { locale.text("people-none") } else { locale.text("directory-empty") };
    let all = narrowed.then(|| view! { <a class="button" href="/people">{locale.text("people-clear")}</a> });
    view! { <div class="empty"><p>{text}</p>{all}</div> }.into_any()
}
