//! Sign up, sign in, settings.

use super::SettingsNav;
use crate::{
    identities::ProviderButtons,
    kit::{ErrorSummary, SelectBox, TextInput, Visit, page},
};
use domain::{accounts, args, site::sign_up_mode};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, limits, site::SignUpMode};

#[component]
pub fn SignUpPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let mode = sign_up_mode(&visit.cx).await?;
        let providers = (mode != SignUpMode::InvitationOnly).then(|| view! { <ProviderButtons visit=visit.clone() /> });
        let form = match mode {
            SignUpMode::InvitationOnly => view! { <p class="notice">{locale.text("sign-up-invitation-only")}</p> }.into_any(),
            SignUpMode::ByApproval => view! { <p class="notice">{locale.text("sign-up-by-approval")}</p>{sign_up_form(&visit, "", "")} }.into_any(),
            SignUpMode::Open => sign_up_form(&visit, "", ""),
        };
        Ok(view! {
            <Title text=locale.text("sign-up-title") />
            <div class="narrow">
                <h1>{locale.text("sign-up-title")}</h1>
                <p class="lead">{locale.text("sign-up-lead")}</p>
                {form}
                {providers}
                <p>{locale.text("sign-up-have-account")}" "<a href="/sign-in">{locale.text("nav-sign-in")}</a></p>
            </div>
        }
        .into_any())
    })
}

/// The form itself; `invitation` is the token of the link it is shown for and `email` whom it was sent to, or empty.
pub(crate) fn sign_up_form(visit: &Visit, invitation: &str, email: &str) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("sign_up");
    let value = |name: &str| kept.get(name).unwrap_or_default();
    let invited = (!invitation.is_empty()).then(|| view! { <input type="hidden" name="invitation" value=invitation.to_owned() /> });
    view! {
        <form method="post" action="/api/accounts/sign_up" class="stack" novalidate>
            {invited}
            <ErrorSummary kept=Some(kept.clone()) locale />
            <TextInput id="name" name="name" label=locale.text("field-name") hint=Some(locale.text("hint-name"))
                error=kept.wrong(locale, Field::Name) value=value("name") autocomplete="name" required=true />
            <TextInput id="email" name="email" kind="email" label=locale.text("field-email") hint=Some(locale.text("hint-email"))
                error=kept.wrong(locale, Field::Email) value=kept.get("email").unwrap_or_else(|| email.to_owned()) autocomplete="email" required=true />
            <TextInput id="password" name="password" kind="password" label=locale.text("field-password")
                hint=Some(locale.with("hint-password", &args!(least = *limits::PASSWORD.start())))
                error=kept.wrong(locale, Field::Password) autocomplete="new-password" required=true />
            <p class="hint">{locale.text("sign-up-consent")}" "<a href="/about/rules">{locale.text("footer-rules")}</a>" · "<a href="/privacy">{locale.text("sign-up-privacy")}</a></p>
            <div class="button-row"><button class="button button-primary">{locale.text("sign-up-submit")}</button></div>
        </form>
    }
    .into_any()
}

#[component]
pub fn SignInPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let kept = visit.kept_for("sign_in");
        let next = visit.query("next").unwrap_or_default();
        let reset = visit.query("reset").map(|_| view! { <p class="notice" role="status">{locale.text("reset-done")}</p> });
        Ok(view! {
            <Title text=locale.text("sign-in-title") />
            <div class="narrow">
                <h1>{locale.text("sign-in-title")}</h1>
                {reset}
                <form method="post" action="/api/accounts/sign_in" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="next" value=next.clone() />
                    <TextInput id="email" name="email" kind="email" label=locale.text("field-email") error=kept.wrong(locale, Field::Email)
                        value=kept.get("email").unwrap_or_default() autocomplete="email" required=true />
                    <TextInput id="password" name="password" kind="password" label=locale.text("field-password")
                        error=kept.wrong(locale, Field::Password) autocomplete="current-password" required=true />
                    <div class="button-row"><button class="button button-primary">{locale.text("sign-in-submit")}</button></div>
                </form>
                <p><a href="/reset">{locale.text("sign-in-forgot")}</a></p>
                <ProviderButtons visit=visit.clone() />
                <p>{locale.text("sign-in-no-account")}" "<a href="/sign-up">{locale.text("nav-sign-up")}</a></p>
            </div>
        }
        .into_any())
    })
}

#[component]
pub fn SettingsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let set = accounts::read_settings(&visit.cx).await?;
        let kept = visit.kept_for("change_settings");
        let value = |name: &str, stored: &str| kept.get(name).unwrap_or_else(|| stored.to_owned());
        let saved = visit.query("saved").map(|_| view! { <p class="notice" role="status">{locale.text("settings-saved")}</p> });
        let mut languages = vec![(String::new(), locale.text("language-browser"))];
        languages.extend([("en", "English"), ("fi", "Suomi")].map(|(code, name)| (code.to_owned(), name.to_owned())));
        Ok(view! {
            <Title text=locale.text("settings-title") />
            <div class="reading settings">
                <h1>{locale.text("settings-title")}</h1>
                <SettingsNav visit=visit.clone() />
                {saved}
                <form method="post" action="/api/accounts/change_settings" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <SelectBox id="language" name="language" label=locale.text("field-interface-language") error=kept.wrong(locale, Field::Language)
                        value=value("language", &set.language) choices=languages />
                    <p class="hint">{locale.with("settings-email", &args!(email = set.email.clone()))}</p>
                    <div class="button-row"><button class="button button-primary">{locale.text("settings-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}
