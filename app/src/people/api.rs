//! Forms of profiles and organisations. The photo is no server function: see the server's `photos`.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;
use model::{OrganisationDraft, ProfileDraft};

#[cfg(feature = "ssr")]
use crate::kit::{Fields, Next, Query, Question, ask_first, is_unsure, submit, visit};
#[cfg(feature = "ssr")]
use domain::{organisations, people};
#[cfg(feature = "ssr")]
use model::{AffiliationId, OrganisationId};

/// All that was typed, in one field; and the longest text under the name by which every error page shows it again.
#[cfg(feature = "ssr")]
fn kept<T: serde::Serialize>(draft: &T, body: &str) -> Fields {
    vec![("draft", serde_json::to_string(draft).unwrap_or_default()), ("body", body.to_owned())]
}

#[server(prefix = "/api", endpoint = "people/change_profile")]
pub async fn change_profile(#[server(flatten)] draft: ProfileDraft) -> Result<Done, ApiError> {
    let fields = kept(&draft, &draft.bio);
    let verb = move |cx| async move { people::change_profile(&cx, draft).await };
    submit("change_profile", "/settings/profile".to_owned(), fields, verb, |_, ()| "/settings/profile?saved=1".to_owned()).await
}

#[server(prefix = "/api", endpoint = "people/remove_photo")]
pub async fn remove_photo(#[server(default)] sure: String) -> Result<Done, ApiError> {
    let page = "/settings/profile/photo".to_owned();
    if is_unsure(&sure) {
        let text = visit().map(|visit| visit.locale.text("sure-photo")).unwrap_or_default();
        return ask_first("remove_photo", Vec::new(), Question { verb: "people/remove_photo", text, button: "photo-remove", back: page });
    }
    submit("remove_photo", page.clone(), Vec::new(), |cx| async move { people::remove_photo(&cx).await }, |_, ()| format!("{page}?done=removed"))
        .await
}

#[server(prefix = "/api", endpoint = "people/say_who_i_am")]
pub async fn say_who_i_am(kind: String, country: String, headline: String, #[server(default)] organisation: String) -> Result<Done, ApiError> {
    let fields = vec![("kind", kind.clone()), ("country", country.clone()), ("headline", headline.clone()), ("organisation", organisation.clone())];
    let named = organisation.clone();
    let said = people::WhoIAm { kind, country, headline, organisation };
    let verb = move |cx| async move { people::say_who_i_am(&cx, said).await };
    let then = move |_: &crate::kit::Visit, unknown: bool| Query::of("/welcome/2").with("unknown", if unknown { &named } else { "" }).url();
    submit("say_who_i_am", "/welcome".to_owned(), fields, verb, then).await
}

#[server(prefix = "/api", endpoint = "people/say_what_i_know")]
pub async fn say_what_i_know(#[server(flatten)] draft: ProfileDraft) -> Result<Done, ApiError> {
    let fields = kept(&draft, "");
    let said = people::WhatIKnow { subjects: draft.subjects, steps: draft.steps, spoken: draft.spoken, levels: draft.levels };
    let verb = move |cx| async move { people::say_what_i_know(&cx, said).await };
    submit("say_what_i_know", "/welcome/2".to_owned(), fields, verb, |_, ()| "/welcome/3".to_owned()).await
}

#[server(prefix = "/api", endpoint = "people/say_what_i_seek")]
pub async fn say_what_i_seek(#[server(flatten)] draft: ProfileDraft) -> Result<Done, ApiError> {
    let fields = kept(&draft, "");
    let said = people::WhatISeek { offers: draft.offers, seeks: draft.seeks };
    let verb = move |cx| async move { people::say_what_i_seek(&cx, said).await };
    submit("say_what_i_seek", "/welcome/3".to_owned(), fields, verb, |_, ()| "/welcome/4".to_owned()).await
}

#[server(prefix = "/api", endpoint = "organisations/add_organisation")]
pub async fn add_organisation(#[server(flatten)] draft: OrganisationDraft) -> Result<Done, ApiError> {
    let fields = kept(&draft, "");
    let verb = move |cx| async move { organisations::add_organisation(&cx, draft).await };
    let then = |_: &crate::kit::Visit, slug: String| format!("/organisations/{slug}?added=1");
    submit("add_organisation", "/organisations/new".to_owned(), fields, verb, then).await
}

#[server(prefix = "/api", endpoint = "organisations/change_organisation")]
pub async fn change_organisation(organisation: i64, slug: String, #[server(flatten)] draft: OrganisationDraft) -> Result<Done, ApiError> {
    let (fields, page) = (kept(&draft, ""), page_of(&slug));
    let verb = move |cx| async move { organisations::change_organisation(&cx, OrganisationId(organisation), draft).await };
    submit("change_organisation", format!("{page}/edit"), fields, verb, |_, ()| page).await
}

#[server(prefix = "/api", endpoint = "organisations/claim_affiliation")]
pub async fn claim_affiliation(organisation: i64, slug: String) -> Result<Done, ApiError> {
    let page = page_of(&slug);
    let verb = move |cx| async move { organisations::claim_affiliation(&cx, OrganisationId(organisation)).await };
    submit("claim_affiliation", page.clone(), Vec::new(), verb, |_, ()| page).await
}

#[server(prefix = "/api", endpoint = "organisations/leave_organisation")]
pub async fn leave_organisation(organisation: i64, slug: String) -> Result<Done, ApiError> {
    let page = page_of(&slug);
    let verb = move |cx| async move { organisations::leave_organisation(&cx, OrganisationId(organisation)).await };
    submit("leave_organisation", page.clone(), Vec::new(), verb, |_, taken| Next::undoable(page, "organisation", taken.undo)).await
}

#[server(prefix = "/api", endpoint = "organisations/confirm_affiliation")]
pub async fn confirm_affiliation(
    affiliation: i64,
    slug: String,
    reason: String,
    #[server(default)] coordinates: Option<String>,
) -> Result<Done, ApiError> {
    let (page, fields) = (page_of(&slug), of_affiliation(affiliation, &reason));
    let verb = move |cx| async move { organisations::confirm_affiliation(&cx, AffiliationId(affiliation), coordinates.is_some(), &reason).await };
    submit("confirm_affiliation", page.clone(), fields, verb, |_, ()| page).await
}

#[server(prefix = "/api", endpoint = "organisations/withdraw_affiliation")]
pub async fn withdraw_affiliation(affiliation: i64, slug: String, reason: String) -> Result<Done, ApiError> {
    let (page, fields) = (page_of(&slug), of_affiliation(affiliation, &reason));
    let verb = move |cx| async move { organisations::withdraw_affiliation(&cx, AffiliationId(affiliation), &reason).await };
    submit("withdraw_affiliation", page.clone(), fields, verb, |_, taken| Next::undoable(page, "verification", taken.undo)).await
}

#[cfg(feature = "ssr")]
fn page_of(slug: &str) -> String {
    let plain: String = slug.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
    Query::of(&format!("/organisations/{plain}")).url()
}

#[cfg(feature = "ssr")]
fn of_affiliation(id: i64, reason: &str) -> Fields {
    vec![("affiliation", id.to_string()), ("reason", reason.to_owned())]
}
