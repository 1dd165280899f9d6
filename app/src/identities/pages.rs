//! Linked accounts, and what is said when nobody came in with one.

use super::buttons::{button, start};
use crate::{
    accounts::SettingsNav,
    kit::{ErrorSummary, Icon, ProviderLink, Visit, When, date, page, set_status_code},
};
use domain::{
    Failure, Locale, args,
    identities::{Identities, Identity, Refusal, link_key, list_identities},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::Problem;

#[component]
pub fn IdentitiesPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let Identities { linked, has_password } = list_identities(&visit.cx).await?;
        let kept = visit.kept.as_ref().map(|kept| crate::kit::Kept::clone(kept));
        let password = if has_password { "identities-password" } else { "identities-no-password" };
        let rows = linked.into_iter().map(|identity| row(&visit, identity)).collect::<Vec<_>>();
        let list = if rows.is_empty() {
            view! { <p class="empty">{locale.text("identities-none")}</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        Ok(view! {
            <Title text=locale.text("identities-title") />
            <div class="reading">
                <h1>{locale.text("identities-title")}</h1>
                <SettingsNav visit=visit.clone() />
                {done(&visit)}
                <ErrorSummary kept locale />
                <p class="lead">{locale.text("identities-lead")}</p>
                {list}
                <p class="hint">{locale.text(password)}</p>
                {others(&visit)}
            </div>
        }
        .into_any())
    })
}

fn done(visit: &Visit) -> Option<AnyView> {
    let key = match visit.query("done")?.as_str() {
        "linked" => "identities-linked",
        "unlinked" => "identities-unlinked",
        _ => return None,
    };
    Some(view! { <p class="notice" role="status">{visit.locale.text(key)}</p> }.into_any())
}

fn row(visit: &Visit, identity: Identity) -> AnyView {
    let locale = visit.locale;
    let name = locale.with("identities-unlink-label", &args!(label = identity.label.clone(), email = identity.email.clone()));
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title">{identity.label}</p>
                <p class="meta">
                    <span class="breakable">{identity.email}</span>" · "
                    {locale.with("identities-linked-at", &args!(date = date(identity.linked_at, visit.cx.zone, locale)))}" · "
                    {locale.text("identities-used-at")}" "<When at=identity.used_at clock=visit.clock() locale />
                </p>
            </div>
            <form method="post" action="/api/identities/unlink">
                <input type="hidden" name="identity" value=identity.id.0 />
                <button class="button" aria-label=name>{locale.text("identities-unlink")}</button>
            </form>
        </li>
    }
    .into_any()
}

/// The key in the links shows that they were followed from this page.
fn others(visit: &Visit) -> Option<AnyView> {
    let locale = visit.locale;
    let key = link_key(&visit.cx, visit.token.as_deref()?);
    let buttons = visit.site.providers.iter().map(|provider| {
        let href = start(provider).with("purpose", "link").with("key", &key).url();
        button(href, locale.with("identities-link", &args!(label = provider.label.clone())))
    });
    let buttons = buttons.collect::<Vec<_>>();
    (!buttons.is_empty()).then(|| {
        view! {
            <h2>{locale.text("identities-link-title")}</h2>
            <ul class="providers providers-row">{buttons}</ul>
        }
        .into_any()
    })
}

fn asked(visit: &Visit) -> Result<ProviderLink, Failure> {
    let name = visit.query("provider").unwrap_or_default();
    visit.site.providers.iter().find(|provider| provider.name == name).cloned().ok_or(Failure::Problem(Problem::NotFound))
}

/// Why nobody came in. The words are ours: the address only says which.
#[component]
pub fn RefusedPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let label = asked(&visit)?.label;
        let why = visit.query("why").and_then(|why| Refusal::parse(&why)).ok_or(Failure::Problem(Problem::NotFound))?;
        set_status_code(why.status());
        let signed_in = visit.cx.actor.me().is_some();
        Ok(view! {
            <Title text=locale.text("refusal-title") />
            <div class="error-page">
                <Icon name="alert" />
                <h1>{locale.text("refusal-title")}</h1>
                <p>{text(locale, why, label)}</p>
                <p class="button-row">{way_on(locale, why, signed_in)}<a class="button" href="/">{locale.text("error-home")}</a></p>
            </div>
        }
        .into_any())
    })
}

fn text(locale: Locale, why: Refusal, label: String) -> String {
    locale.with(&format!("refusal-{}", why.as_str()), &args!(label = label))
}

fn way_on(locale: Locale, why: Refusal, signed_in: bool) -> AnyView {
    let (href, key) = match why {
        _ if signed_in => ("/settings/identities", "identities-title"),
        Refusal::EmailTaken => ("/sign-in?next=/settings/identities", "refusal-again"),
        Refusal::NoEmail => ("/sign-up", "nav-sign-up"),
        _ => ("/sign-in", "refusal-again"),
    };
    view! { <a class="button button-primary" href=href>{locale.text(key)}</a> }.into_any()
}

/// After joining with a provider that does not vouch for the address.
#[component]
pub fn MailSentPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let label = asked(&visit)?.label;
        Ok(view! {
            <Title text=locale.text("identities-mail-title") />
            <div class="narrow">
                <h1>{locale.text("identities-mail-title")}</h1>
                <p class="notice" role="status">{locale.with("identities-mail-sent", &args!(label = label))}</p>
            </div>
        }
        .into_any())
    })
}
