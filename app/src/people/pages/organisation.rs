use super::pager;
use crate::{
    discussion::words,
    kit::{ErrorSummary, Icon, Kept, Query, TextInput, Visit, date, page, param, problem_text},
    people::{Avatar, Verified, words as people_words},
};
use domain::{
    args,
    organisations::{self, OrganisationView, Person},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::Field;

/// An organisation and the members who show that they belong to it.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let slug = param("slug");
    page(move |visit| async move {
        let locale = visit.locale;
        let house = organisations::read_organisation(&visit.cx, &slug, &visit.query("after").unwrap_or_default()).await?;
        let people = house.people.iter().map(|person| line(&visit, &house, person)).collect::<Vec<_>>();
        let people = if people.is_empty() {
            view! { <p class="empty">{locale.text("organisation-no-people")}</p> }.into_any()
        } else {
            view! { <ul class="rows">{people}</ul> }.into_any()
        };
        Ok(view! {
            <Title text=house.name.clone() />
            <div class="reading">
                {head(&visit, &house)}
                {state(&visit, &house)}
                {refused(&visit)}
                {mine(&visit, &house)}
                <section class="profile-section">
                    <h2>{locale.text("organisation-people")}</h2>
                    {people}
                    {pager(&visit, house.next.as_ref())}
                </section>
                {groups(&visit, &house)}
                <p class="hint">{locale.text("organisation-later")}</p>
            </div>
        }
        .into_any())
    })
}

fn head(visit: &Visit, house: &OrganisationView) -> AnyView {
    let locale = visit.locale;
    let place = people_words::place(locale, &house.town, &house.country);
    let place = (!place.is_empty()).then(|| format!(" · {place}"));
    let website = house.website.clone().map(|url| {
        view! { <p class="meta"><a href=url.as_str().to_owned() rel="nofollow ugc noopener"><Icon name="globe" />{url.short().to_owned()}</a></p> }
    });
    let change = house.changes.then(|| {
        view! { <a class="button" href=format!("/organisations/{}/edit", house.slug)><Icon name="edit" />{locale.text("organisation-edit")}</a> }
    });
    let oid = (!house.oid.is_empty()).then(|| view! { <p class="meta">"OID "{house.oid.clone()}</p> });
    view! {
        <header class="profile-head">
            <span class="avatar avatar-large house-mark" aria-hidden="true"><Icon name="building" /></span>
            <div>
                <h1>{house.name.clone()}</h1>
                <p class="meta">{people_words::organisation_kind(locale, &house.kind)}{place}</p>
                {website}
                {oid}
            </div>
            {change}
        </header>
    }
    .into_any()
}

/// The way to its groups; those who look after it can start one.
fn groups(visit: &Visit, house: &OrganisationView) -> Option<AnyView> {
    let locale = visit.locale;
    let start = house.confirms.then(|| {
        let href = Query::of("/groups/new").with("organisation", &house.name).url();
        view! { <a class="button" href=href><Icon name="plus" />{locale.text("group-new")}</a> }
    });
    let list = Query::of("/groups").with("organisation", &house.slug).url();
    (house.state == "listed").then(|| {
        view! {
            <section class="profile-section">
                <h2>{locale.text("groups-title")}</h2>
                <p class="button-row"><a class="button" href=list><Icon name="users" />{locale.text("organisation-groups")}</a>{start}</p>
            </section>
        }
        .into_any()
    })
}

/// For its adder and staff: that it waits, or why it was refused.
fn state(visit: &Visit, house: &OrganisationView) -> Option<AnyView> {
    let text = match house.state.as_str() {
        "waiting" => visit.locale.text("organisation-waiting"),
        "rejected" => visit.locale.with("organisation-rejected", &args!(reason = house.reason.clone())),
        _ => return None,
    };
    Some(view! { <p class="notice" role="status">{text}</p> }.into_any())
}

/// A refusal of a form that has no field to show it at.
fn refused(visit: &Visit) -> Option<AnyView> {
    let kept = visit.kept.as_ref().filter(|kept| kept.get("affiliation").is_none())?;
    let problem = kept.problem.as_ref()?;
    let text = kept.wrong(visit.locale, Field::Organisation).unwrap_or_else(|| problem_text(visit.locale, problem));
    kept.told.set();
    Some(view! { <p class="error-summary" role="alert">{text}</p> }.into_any())
}

/// What the reader has to do with it.
fn mine(visit: &Visit, house: &OrganisationView) -> Option<AnyView> {
    visit.cx.actor.me()?;
    let locale = visit.locale;
    let form = |action: &'static str, key: &str, class: &'static str| {
        view! {
            <form method="post" action=format!("/api/organisations/{action}")>
                <input type="hidden" name="organisation" value=house.id.0 />
                <input type="hidden" name="slug" value=house.slug.clone() />
                <button class=class>{locale.text(key)}</button>
            </form>
        }
        .into_any()
    };
    let leave = || form("leave_organisation", "organisation-leave", "button button-quiet");
    let (text, buttons) = match house.mine {
        None if house.state == "rejected" => return None,
        None => (locale.text("organisation-not-mine"), vec![form("claim_affiliation", "organisation-claim", "button button-primary")]),
        Some(mine) if mine.verified => {
            let text = locale.with("organisation-verified", &args!(date = date(mine.expires_at, visit.cx.zone, locale)));
            (text, vec![form("claim_affiliation", "organisation-renew", "button"), leave()])
        }
        Some(_) => (locale.text("organisation-claimed"), vec![form("claim_affiliation", "organisation-check", "button"), leave()]),
    };
    Some(view! { <div class="mine"><p>{text}</p><div class="button-row">{buttons}</div></div> }.into_any())
}

fn line(visit: &Visit, house: &OrganisationView, person: &Person) -> AnyView {
    let locale = visit.locale;
    let status = match (person.coordinates, person.verified) {
        (true, _) => locale.text("affiliation-coordinates"),
        (_, true) => locale.text("affiliation-verified"),
        _ if person.withdrawn => locale.text("affiliation-withdrawn"),
        _ => locale.text("affiliation-claimed"),
    };
    let mark = person.verified.then(|| view! { <Verified locale /> });
    let headline = (!person.headline.is_empty()).then(|| view! { <p class="card-text">{person.headline.clone()}</p> });
    view! {
        <li class="row person-row">
            <Avatar name=person.name.clone() photo=person.photo.clone() />
            <div class="row-main">
                <p class="row-title"><a href=format!("/members/{}", person.handle)>{person.name.clone()}</a></p>
                {headline}
                <p class="meta">{words::role(locale, &person.role, &person.kind)}" · "{status}{mark}</p>
                {(house.confirms && !person.own && house.state == "listed").then(|| judge(visit, house, person))}
            </div>
        </li>
    }
    .into_any()
}

/// For whoever may give their word: confirm, or take it back.
fn judge(visit: &Visit, house: &OrganisationView, person: &Person) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept.as_ref().filter(|kept| kept.get("affiliation") == Some(person.id.to_string()));
    let kept = kept.map(|kept| Kept::clone(kept)).unwrap_or_default();
    let open = kept.problem.is_some();
    let withdraw = person.verified.then(|| {
        view! { <button class="button" formaction="/api/organisations/withdraw_affiliation">{locale.text("affiliation-withdraw")}</button> }
    });
    let id = format!("reason-{}", person.id);
    view! {
        <details class="judge" open=open>
            <summary>{locale.text("affiliation-judge")}</summary>
            <form method="post" action="/api/organisations/confirm_affiliation" class="stack" novalidate>
                <ErrorSummary kept=Some(kept.clone()) locale />
                <input type="hidden" name="affiliation" value=person.id />
                <input type="hidden" name="slug" value=house.slug.clone() />
                <TextInput id=id name="reason" label=locale.text("affiliation-reason") hint=Some(locale.text("hint-affiliation-reason"))
                    error=kept.wrong(locale, Field::Reason) value=kept.get("reason").unwrap_or_default() maxlength=140 />
                <label class="check-inline">
                    <input type="checkbox" name="coordinates" value="on" checked=person.coordinates />{locale.text("affiliation-as-coordinator")}
                </label>
                <div class="button-row">
                    <button class="button button-primary">{locale.text("affiliation-confirm")}</button>
                    {withdraw}
                </div>
            </form>
        </details>
    }
    .into_any()
}
