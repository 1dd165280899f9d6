use super::framed;
use crate::accounts::security::confirmed;
use crate::kit::{ErrorSummary, Kept, SelectBox, TextArea, TextInput, page};
use domain::{Locale, site};
use leptos::prelude::*;
use model::{
    Field,
    site::{PrivacyNotice, SignUpMode},
};

/// What is set for the whole site.
#[component]
pub fn SiteSettingsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let set = site::edit_settings(&visit.cx).await?;
        if let Some(elsewhere) = confirmed(&visit)? {
            return Ok(elsewhere);
        }
        let kept = visit.kept_for("change_site_settings");
        let modes = SignUpMode::ALL.map(|mode| (mode.as_str().to_owned(), locale.text(&format!("sign-up-mode-{}", mode.as_str())))).to_vec();
        let inside = view! {
            <form method="post" action="/api/admin/change_settings" class="stack form-width" novalidate>
                <ErrorSummary kept=Some(kept.clone()) locale />
                <SelectBox id="sign_up" name="sign_up" label=locale.text("field-sign-up") hint=Some(locale.text("hint-sign-up"))
                    error=kept.wrong(locale, Field::SignUp) value=kept.get("sign_up").unwrap_or_else(|| set.sign_up.as_str().to_owned()) choices=modes />
                <TextInput id="support" name="support" kind="email" label=locale.text("field-support") hint=Some(locale.text("hint-support"))
                    error=kept.wrong(locale, Field::Support) value=kept.get("support").unwrap_or_else(|| set.support.clone()) />
                <TextInput id="days" name="days" kind="number" label=locale.text("field-audit-days") hint=Some(locale.text("hint-audit-days"))
                    error=kept.wrong(locale, Field::Days) value=kept.get("days").unwrap_or_else(|| set.audit_days.to_string()) required=true />
                {privacy_fields(locale, &kept, &set.privacy)}
                <div class="button-row"><button class="button button-primary">{locale.text("settings-submit")}</button></div>
            </form>
        };
        Ok(framed(&visit, locale.text("admin-settings"), &["change_site_settings"], inside.into_any()))
    })
}

/// What the privacy page says of who runs the site.
fn privacy_fields(locale: Locale, kept: &Kept, set: &PrivacyNotice) -> AnyView {
    let value = |name: &str, stored: &str| kept.get(name).unwrap_or_else(|| stored.to_owned());
    view! {
        <h2 id="privacy">{locale.text("privacy-title")}</h2>
        <TextArea id="controller" name="controller" rows=3 label=locale.text("field-controller") hint=Some(locale.text("hint-controller"))
            error=kept.wrong(locale, Field::Controller) value=value("controller", &set.controller) />
        <TextInput id="privacy_contact" name="privacy_contact" kind="email" label=locale.text("field-privacy-contact")
            hint=Some(locale.text("hint-privacy-contact")) error=kept.wrong(locale, Field::PrivacyContact)
            value=value("privacy_contact", &set.contact) />
        <TextArea id="officer" name="officer" rows=2 label=locale.text("field-officer") hint=Some(locale.text("hint-officer"))
            error=kept.wrong(locale, Field::Officer) value=value("officer", &set.officer) />
        <TextArea id="processors" name="processors" rows=4 label=locale.text("field-processors") hint=Some(locale.text("hint-processors"))
            error=kept.wrong(locale, Field::Processors) value=value("processors", &set.processors) />
    }
    .into_any()
}
