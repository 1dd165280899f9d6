//! The ways to a provider: links, because a form may not lead to another site.

use crate::kit::{ProviderLink, Query, Visit};
use domain::{args, identities};
use leptos::prelude::*;
use leptos_meta::Title;

/// "Continue with …", below the form for a password; nothing where no provider is configured. `invitation` is the token of
/// the link that somebody joins by, or empty.
#[component]
pub fn ProviderButtons(visit: Visit, #[prop(optional, into)] invitation: String) -> impl IntoView {
    if visit.site.providers.is_empty() {
        return None;
    }
    let locale = visit.locale;
    let next = visit.query("next").unwrap_or_default();
    let buttons = visit.site.providers.iter().map(|provider| {
        let href = start(provider).with("next", &next).with("invitation", &invitation).url();
        button(href, locale.with("identities-continue", &args!(label = provider.label.clone())))
    });
    let buttons = buttons.collect_view();
    Some(view! {
        <p class="or"><span>{locale.text("identities-or")}</span></p>
        <ul class="providers">{buttons}</ul>
    })
}

/// "Confirm with …": for members who prove with a provider that it is them. `linked` are the names of theirs.
#[component]
pub fn ConfirmButtons(visit: Visit, linked: Vec<String>, next: String) -> impl IntoView {
    let locale = visit.locale;
    let key = identities::link_key(&visit.cx, visit.token.as_deref().unwrap_or_default());
    let usable = visit.site.providers.iter().filter(|provider| linked.contains(&provider.name));
    let buttons = usable.map(|provider| {
        let href = start(provider).with("purpose", "re-authenticate").with("next", &next).with("key", &key).url();
        button(href, locale.with("identities-confirm", &args!(label = provider.label.clone())))
    });
    let buttons = buttons.collect::<Vec<_>>();
    (!buttons.is_empty()).then(|| view! { <ul class="providers">{buttons}</ul> })
}

/// The end of joining with a provider that does not vouch for the address: the same person has to be there again.
#[component]
pub fn JoinWithProvider(visit: Visit, issuer: String, email: String, token: String) -> impl IntoView {
    let locale = visit.locale;
    let provider = visit.site.providers.iter().find(|provider| provider.is_of(&issuer))?;
    let href = start(provider).with("purpose", "confirm-joining").with("token", &token).url();
    let label = provider.label.clone();
    Some(view! {
        <Title text=locale.text("join-confirm-title") />
        <div class="narrow">
            <h1>{locale.text("join-confirm-title")}</h1>
            <p class="lead">{locale.with("identities-join-lead", &args!(email = email, label = label.clone()))}</p>
            <ul class="providers">{button(href, locale.with("identities-continue", &args!(label = label)))}</ul>
            <p class="hint">{locale.text("identities-join-not-you")}</p>
        </div>
    })
}

pub(super) fn start(provider: &ProviderLink) -> Query {
    Query::of(&format!("/auth/{}/start", provider.name))
}

pub(super) fn button(href: String, text: String) -> impl IntoView + use<> {
    view! { <li><a class="button" rel="nofollow" href=href>{text}</a></li> }
}
