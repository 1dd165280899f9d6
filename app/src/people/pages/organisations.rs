use super::{draft_of, pager, places};
use crate::{
    discussion::words,
    kit::{ErrorSummary, Icon, Kept, SelectBox, TextInput, Visit, filter, page, param},
    people::words as people_words,
};
use domain::{
    Locale,
    organisations::{self, OrganisationLine, OrganisationsQuery},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, OrganisationDraft};

/// All organisations, by name.
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let of = |name: &str| visit.query(name).unwrap_or_default();
        let query = OrganisationsQuery { name: of("name"), kind: of("kind"), country: of("country"), after: of("after") };
        let found = organisations::list_organisations(&visit.cx, &query).await?;
        let lines = found.organisations.iter().map(|line| row(&visit, line)).collect::<Vec<_>>();
        let list = if lines.is_empty() {
            view! { <div class="empty"><p>{locale.text("organisations-none")}</p></div> }.into_any()
        } else {
            view! { <ul class="rows">{lines}</ul> }.into_any()
        };
        let add = visit.cx.actor.me().map(|_| {
            view! { <a class="button" href="/organisations/new"><Icon name="plus" />{locale.text("organisation-add")}</a> }
        });
        Ok(view! {
            <Title text=locale.text("organisations-title") />
            <div class="listing">
                <div class="page-head">
                    <div class="page-head-main">
                        <h1>{locale.text("organisations-title")}</h1>
                        <p class="lead">{locale.text("organisations-lead")}</p>
                    </div>
                    {add}
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

fn filters(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    view! {
        <form class="people-filters" method="get" action="/organisations" aria-label=locale.text("people-filters")>
            <div class="filter-grid">
                <div class="field">
                    <label for="name">{locale.text("people-name")}</label>
                    <input id="name" type="search" name="name" value=visit.query("name").unwrap_or_default() maxlength="60" />
                </div>
                {filter(visit, "kind", "organisation-kind-label", people_words::organisation_kinds(locale))}
                {filter(visit, "country", "field-country", words::countries(locale))}
            </div>
            <div class="button-row"><button class="button button-primary"><Icon name="search" />{locale.text("directory-search")}</button></div>
        </form>
    }
    .into_any()
}

fn row(visit: &Visit, line: &OrganisationLine) -> AnyView {
    let locale = visit.locale;
    let place = people_words::place(locale, &line.town, &line.country);
    let place = (!place.is_empty()).then(|| format!(" · {place}"));
    view! {
        <li class="row">
            <span class="row-kind"><Icon name="building" /></span>
            <div class="row-main">
                <p class="row-title"><a href=format!("/organisations/{}", line.slug)>{line.name.clone()}</a></p>
                <p class="meta">{people_words::organisation_kind(locale, &line.kind)}{place}</p>
            </div>
        </li>
    }
    .into_any()
}

/// The form of a new organisation.
#[component]
pub fn NewOrganisationPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        visit.cx.member()?;
        let kept = visit.kept_for("add_organisation");
        let blank = OrganisationDraft { name: visit.query("name").unwrap_or_default(), kind: "school".to_owned(), ..OrganisationDraft::default() };
        let draft = draft_of(&kept, blank);
        Ok(view! {
            <Title text=locale.text("organisation-add") />
            <div class="narrow">
                <h1>{locale.text("organisation-add")}</h1>
                <p class="lead">{locale.text("organisation-add-lead")}</p>
                <form method="post" action="/api/organisations/add_organisation" class="stack" novalidate>
                    {controls(locale, &kept, &draft, true)}
                    <div class="button-row"><button class="button button-primary">{locale.text("organisation-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

fn controls(locale: Locale, kept: &Kept, draft: &OrganisationDraft, domains: bool) -> AnyView {
    let wrong = |field| kept.wrong(locale, field);
    let domains = domains.then(|| {
        view! {
            <TextInput id="domains" name="domains" label=locale.text("organisation-domains") hint=Some(locale.text("hint-domains"))
                error=wrong(Field::Domains) value=draft.domains.clone() maxlength=300 />
        }
    });
    view! {
        <ErrorSummary kept=Some(kept.clone()) locale />
        <TextInput id="name" name="name" label=locale.text("organisation-name") error=wrong(Field::Name) value=draft.name.clone()
            autocomplete="organization" required=true />
        <SelectBox id="kind" name="kind" label=locale.text("organisation-kind-label") error=wrong(Field::Kind) value=draft.kind.clone()
            choices=people_words::organisation_kinds(locale) />
        <SelectBox id="country" name="country" label=locale.text("field-country") error=wrong(Field::Country)
            value=draft.country.clone() choices=words::countries(locale) />
        <TextInput id="town" name="town" label=locale.text("field-town") error=wrong(Field::Town) value=draft.town.clone() maxlength=60 />
        <TextInput id="website" name="website" kind="url" label=locale.text("organisation-website") error=wrong(Field::Website)
            value=draft.website.clone() maxlength=300 />
        <TextInput id="oid" name="oid" label=locale.text("organisation-oid") hint=Some(locale.text("hint-oid")) error=wrong(Field::Oid)
            value=draft.oid.clone() maxlength=12 />
        {domains}
    }
    .into_any()
}

/// The same form for what is told of an organisation that is there.
#[component]
pub fn EditOrganisationPage() -> impl IntoView {
    let slug = param("slug");
    page(move |visit| async move {
        let locale = visit.locale;
        let editing = organisations::edit_organisation(&visit.cx, &slug).await?;
        let kept = visit.kept_for("change_organisation");
        let draft = draft_of(&kept, editing.draft);
        let title = locale.text("organisation-edit");
        Ok(view! {
            <Title text=title.clone() />
            <div class="narrow">
                <h1>{title}</h1>
                <form method="post" action="/api/organisations/change_organisation" class="stack" novalidate>
                    <input type="hidden" name="organisation" value=editing.id.0 />
                    <input type="hidden" name="slug" value=slug.clone() />
                    {controls(locale, &kept, &draft, editing.domains)}
                    <div class="button-row">
                        <button class="button button-primary">{locale.text("organisation-save")}</button>
                        <a class="button button-quiet" href=format!("/organisations/{slug}")>{locale.text("organisation-back")}</a>
                    </div>
                </form>
            </div>
        }
        .into_any())
    })
}
